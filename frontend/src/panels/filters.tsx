// The conditions: what is typed counts when it is sent, what is chosen at once. All of them are in the address.

import type { Desk } from "../desk";
import { kindWords } from "../text";
import { hasFilters, NO_FILTERS, type Filters as Conditions, type View } from "../view";

const BASES = ["claimed", "reported", "confirmed", "disputed"];
const STATES = ["held", "contested", "besieged", "unknown"];

const LABELS = { kind: "Kind", state: "State", basis: "Basis", status: "Status" };

export function Filters({ view, desk }: { view: View; desk: Desk }) {
  const { store, ledger } = desk;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? "");
    const change: Partial<View> = {};
    for (const name of ["words", "actor", "place", "source", "first", "last"] as const) change[name] = text(name).trim();
    for (const name of ["kind", "status", "basis", "state"] as const) change[name] = given.getAll(name).map(String).filter(Boolean);
    store.set({ ...change, tab: change.words || change.source || change.status?.length ? "claims" : view.tab, shown: "", report: "", claim: "" }, { step: true });
  };
  const text = (name: "words" | "actor" | "place" | "source", label: string, hint: string) => (
    <label>{label}<input type="search" name={name} defaultValue={view[name]} placeholder={hint} maxLength={200} /></label>
  );
  const choice = (name: "kind" | "status" | "basis" | "state", values: string[]) => (
    <label>
      {LABELS[name]}
      <select name={name} value={view[name][0] ?? ""} onChange={(event) => store.set({ [name]: event.currentTarget.value ? [event.currentTarget.value] : [] })}>
        <option value="">any</option>
        {values.map((one) => <option key={one} value={one}>{kindWords(one)}</option>)}
      </select>
    </label>
  );
  const key = (Object.keys(NO_FILTERS) as (keyof Conditions)[]).map((name) => view[name]).join("|");
  return (
    <form class="filters" role="search" onSubmit={send} key={key}>
      <div class="words-row">
        {text("words", "Words", "in a report")}
        <button type="submit">Search</button>
      </div>
      <details open={hasFilters({ ...view, words: "" })}>
        <summary>Filter</summary>
        <div class="grid">
          {text("actor", "Actor", "who acts, holds or suffers")}
          {text("place", "Place", "a name")}
          {text("source", "Source", "outlet or speaker")}
          {choice("kind", Object.keys(ledger.kinds))}
          {choice("state", STATES)}
          {choice("basis", BASES)}
          {choice("status", ledger.statuses)}
          <label>From<input type="date" name="first" defaultValue={view.first} /></label>
          <label>To<input type="date" name="last" defaultValue={view.last} /></label>
          <button type="submit">Search</button>
        </div>
      </details>
      {hasFilters(view) && <button type="button" class="clear" onClick={() => store.set({ ...NO_FILTERS }, { step: true })}>Clear all conditions</button>}
    </form>
  );
}

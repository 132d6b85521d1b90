// What is being looked at: all of it is in the address, so that a view can be sent.

import { isDay } from "./days";

export type Tab = "places" | "events" | "claims" | "tolls" | "disputes" | "read";
export type Shade = "none" | "division" | "nearest";

export const TABS: Tab[] = ["places", "events", "claims", "tolls", "disputes", "read"];
export const SHADES: Shade[] = ["none", "division", "nearest"];

export interface Filters {
  words: string;
  actor: string;
  place: string;
  source: string;
  kind: string[];
  status: string[];
  basis: string[];
  state: string[];
  first: string;
  last: string;
}

export interface View extends Filters {
  country: string;
  at: string;
  /** "" for all there is, "same" for the day looked at, or a day */
  known: string;
  tab: Tab;
  shown: string;
  report: string;
  claim: string;
  drops: boolean;
  back: number;
  shade: Shade;
  table: boolean;
  camera: string;
}

export const NO_FILTERS: Filters = {
  words: "", actor: "", place: "", source: "", kind: [], status: [], basis: [], state: [], first: "", last: "",
};

export const START: View = {
  ...NO_FILTERS, country: "", at: "", known: "", tab: "places", shown: "", report: "", claim: "", drops: false, back: 1,
  shade: "none", table: false, camera: "",
};

const LISTS = ["kind", "status", "basis", "state"] as const;
const TEXTS = ["words", "actor", "place", "source", "shown", "report", "claim", "camera"] as const;
const DAYS = ["at", "first", "last"] as const;

export function toQuery(view: View): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(START) as (keyof View)[]) {
    const value = view[name];
    if (Array.isArray(value)) value.forEach((one) => query.append(name, one));
    else if (value !== START[name]) query.set(name, value === true ? "1" : String(value));
  }
  return query.toString();
}

/** The view that an address tells; what it has wrong is as at the start. */
export function fromQuery(text: string): View {
  const query = new URLSearchParams(text);
  const view: View = { ...START, kind: [], status: [], basis: [], state: [] };
  for (const name of TEXTS) view[name] = (query.get(name) ?? "").slice(0, 300);
  for (const name of LISTS) view[name] = query.getAll(name).slice(0, 40);
  for (const name of DAYS) view[name] = isDay(query.get(name) ?? "") ? query.get(name)! : "";
  const known = query.get("known") ?? "";
  view.known = known === "same" || isDay(known) ? known : "";
  view.country = /^[A-Za-z]{2}$/.test(query.get("country") ?? "") ? query.get("country")!.toUpperCase() : "";
  view.tab = TABS.find((tab) => tab === query.get("tab")) ?? START.tab;
  view.shade = SHADES.find((shade) => shade === query.get("shade")) ?? START.shade;
  view.back = Math.min(90, Math.max(1, Number(query.get("back")) || START.back));
  view.drops = query.get("drops") === "1";
  view.table = query.get("table") === "1";
  return view;
}

/** The day whose knowledge is asked for, null for all there is. */
export const knownDay = (view: View): string | null =>
  view.known === "same" ? view.at || null : view.known || null;

export const hasFilters = (view: View): boolean =>
  (Object.keys(NO_FILTERS) as (keyof Filters)[]).some((name) => view[name].length > 0);

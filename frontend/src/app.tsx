// The page: asks what the ledger is about, then shows it.

import { useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "./ask";
import type { Desk } from "./desk";
import { Page } from "./page";
import { useTheme } from "./theme";
import { Toast, type Said } from "./parts/toast";
import type { Store } from "./store";
import { useView } from "./store";
import type { Land, Ledger } from "./types";

/** Tenures that are few enough to show all countries at once. */
const FEW = 20_000;

export function App({ store, token }: { store: Store; token: string | null }) {
  const view = useView(store);
  const [again, setAgain] = useState(0);
  const [said, setSaid] = useState<Said | null>(null);
  const [judge, setJudge] = useState<string | null>(null);
  const [theme, turn] = useTheme();
  const { answer: ledger, error } = useAnswer<Ledger>("ledger", {}, again);
  useEffect(() => {
    if (ledger && !view.country) store.set({ country: firstCountry(ledger.lands) });
  }, [ledger, view.country]);
  const desk = useMemo<Desk | null>(
    () =>
      ledger && {
        store, ledger, again, token: ledger.edits ? token : null, judge: judge ?? ledger.judge ?? "",
        openPlace: (key) => store.set({ shown: key, report: "", claim: "" }, { step: true }),
        openReport: (id, claim = "") => store.set({ report: id, claim }, { step: store.view.report !== id }),
        openEvents: () => store.set({ tab: "events", shown: "", report: "", claim: "" }, { step: true }),
        judged: (words, claim) => {
          setSaid(claim ? { words, claim } : { words });
          setAgain((number) => number + 1);
        },
      },
    [ledger, store, again, token, judge],
  );
  if (error && !ledger) return <main class="alone"><h1>whoholds</h1><p class="error" role="alert">{error}</p></main>;
  if (!desk || !view.country) return <main class="alone"><h1>whoholds</h1><p role="status">Opening the ledger…</p></main>;
  return (
    <>
      <Page desk={desk} view={view} theme={theme} turn={turn} setJudge={setJudge} />
      <Toast said={said} desk={desk} close={() => setSaid(null)} />
    </>
  );
}

/** All countries where they are few enough, else the one told of most; "ZZ" stands for all. */
function firstCountry(lands: Land[]): string {
  const known = lands.filter((land) => land.country);
  const all = lands.reduce((sum, land) => sum + land.tenures, 0);
  return known.length > 0 && (known.length === 1 || all > FEW || known[0].tenures > 0.8 * all) ? known[0].country! : "ZZ";
}

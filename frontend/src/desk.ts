// What the parts of the page share: what may be opened, and who judges.

import type { Ledger } from "./types";
import type { Store } from "./store";

export interface Desk {
  store: Store;
  ledger: Ledger;
  token: string | null;
  judge: string;
  /** counts the judgements made here: answers are asked for again after each */
  again: number;
  openPlace: (key: string) => void;
  openReport: (id: string, claim?: string) => void;
  openEvents: (ids: string[]) => void;
  /** says what was judged; with the claim, it can be undone from there */
  judged: (words: string, claim?: string) => void;
}

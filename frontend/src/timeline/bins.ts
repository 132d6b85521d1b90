import { toIso } from "../days";
import type { Days } from "../types";

/** What fell into one bar: a day, or several where there are more days than bars. */
export interface Bin {
  first: number;
  reports: number;
  claims: number;
  changes: number;
}

const MOST = 400;

export function binned(days: Days | null, changes: Map<number, number>, first: number, last: number): Bin[] {
  const width = Math.max(1, Math.ceil((last - first + 1) / MOST));
  const bins = Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, i): Bin => ({ first: first + i * width, reports: 0, claims: 0, changes: 0 }));
  for (let day = first; day <= last; day += 1) {
    const bin = bins[Math.floor((day - first) / width)];
    const iso = toIso(day);
    bin.reports += days?.reports[iso] ?? 0;
    bin.claims += days?.claims[iso] ?? 0;
    bin.changes += changes.get(day) ?? 0;
  }
  return bins;
}

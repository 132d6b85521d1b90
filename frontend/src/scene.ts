// What is shown: the standings and events of the view, after its filters. The map, the tables and the exports share it.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask, useAnswer, useKept } from "./ask";
import { passes, readControl, standingsAt, type Control, type Standing } from "./control";
import { toIso, toNumber } from "./days";
import { fold } from "./text";
import type { ControlRows, Days, Happening } from "./types";
import { knownDay, type View } from "./view";

export interface Scene {
  view: View;
  day: number;
  first: number;
  last: number;
  control: Control | null;
  days: Days | null;
  standings: Standing[];
  events: Happening[];
  loading: boolean;
  /** whether `control` is of what is asked, and not of what was asked before */
  settled: boolean;
  error: string | null;
}

/** Days in one request for events; a step of the slider mostly stays within what was fetched. */
const BLOCK = 30;

export function useScene(view: View, again: number): Scene {
  const known = knownDay(view);
  const asked = view.country === "" ? null : { country: view.country === "ZZ" ? "" : view.country };
  const rows = useKept<ControlRows>(asked && "control", { ...asked, as_known: known }, asked ? nextDays(view).map((day) => ({ ...asked, as_known: day })) : [], again);
  const then = view.known !== "" && view.known !== "same";
  const days = useAnswer<Days>(then && asked ? "days" : null, { ...asked, as_known: known }, again);
  const every = useAnswer<Days>(asked && "days", { ...asked }, again);
  const control = useMemo(() => rows.answer && readControl(rows.answer), [rows.answer]);
  const { first, last } = useMemo(() => reach(every.answer, control), [every.answer, control]);
  const day = view.at ? toNumber(view.at) : last;
  const happened = useEvents(view, day, known, again);
  const standings = useMemo(
    () => (control ? standingsAt(control, day).filter((one) => passes(one, view)) : []),
    [control, day, view.actor, view.place, view.state, view.basis],
  );
  const events = useMemo(
    () => happened.events.filter((one) => passesEvent(one, view)),
    [happened.events, view.kind, view.actor, view.place, view.source],
  );
  return {
    view, day, first, last, control, days: (then && days.answer) || every.answer, standings, events,
    settled: !rows.loading, loading: rows.loading || every.loading || happened.loading, error: rows.error ?? every.error ?? happened.error,
  };
}

/** The days that the slider spans: those of reports, else those of tenures. */
function reach(days: Days | null, control: Control | null): { first: number; last: number } {
  const told = Object.keys(days?.reports ?? {}).filter(Boolean).sort();
  if (told.length) return { first: toNumber(told[0]) - 1, last: toNumber(told[told.length - 1]) };
  const changed = [...(control?.changes.keys() ?? [])];
  const today = Math.floor(Date.now() / 86_400_000);
  return changed.length ? { first: Math.min(...changed), last: Math.max(...changed) } : { first: today - 30, last: today };
}

/** Where each step of the slider asks anew, what the next steps will ask. */
function nextDays(view: View): string[] {
  return view.known === "same" && view.at ? [1, -1, 2].map((step) => toIso(toNumber(view.at) + step)) : [];
}

function useEvents(view: View, day: number, known: string | null, again: number) {
  const kept = useRef(new Map<string, Happening[]>());
  const [state, setState] = useState<{ error: string | null; loading: boolean; version: number }>({ error: null, loading: false, version: 0 });
  const from = day - view.back + 1;
  const prefix = `${again}|${view.country}|${known ?? ""}|`;
  const wanted = blocks(from, day);
  useEffect(() => {
    if (!view.country) return;
    const missing = [...wanted, ...(known ? [] : [wanted[wanted.length - 1] + 1])].filter((block) => !kept.current.has(prefix + block));
    if (!missing.length) return;
    const stop = new AbortController();
    const needed = missing.some((block) => wanted.includes(block));
    if (needed) setState((before) => ({ ...before, loading: true, error: null }));
    const country = view.country === "ZZ" ? "" : view.country;
    const fetched = missing.map(async (block) => {
      const question = { country, as_known: known, first: toIso(block * BLOCK), last: toIso(block * BLOCK + BLOCK - 1) };
      kept.current.set(prefix + block, await ask<Happening[]>("events", question, stop.signal));
    });
    Promise.all(fetched).then(
      () => setState((before) => ({ error: null, loading: false, version: before.version + 1 })),
      (error: Error) => stop.signal.aborted || setState((before) => ({ ...before, error: error.message, loading: false })),
    );
    return () => stop.abort();
  }, [prefix, wanted.join()]);
  const events = useMemo(() => {
    const found = new Map<string, Happening>();
    for (const event of wanted.flatMap((block) => kept.current.get(prefix + block) ?? [])) {
      if (toNumber(event.first) <= day && toNumber(event.last) >= from) found.set(event.id, event);
    }
    return [...found.values()];
  }, [prefix, day, from, state.version]);
  return { events, ...state };
}

function blocks(from: number, to: number): number[] {
  const first = Math.floor(from / BLOCK);
  return Array.from({ length: Math.floor(to / BLOCK) - first + 1 }, (_, i) => first + i);
}

function passesEvent(event: Happening, view: View): boolean {
  if (view.kind.length && !view.kind.includes(event.kind)) return false;
  if (view.place && !fold(event.place?.name ?? "").includes(fold(view.place))) return false;
  if (view.source && !event.outlets.some((outlet) => fold(outlet).includes(fold(view.source)))) return false;
  return !view.actor || event.agents.some((agent) => fold(agent).includes(fold(view.actor)));
}

/** The stretch of days that lists look at: the filter's, else the slider's where that is short, else what led up to the day. */
export function stretchOf(scene: Scene): { first: string; last: string } {
  const { view, first, last, day } = scene;
  const short = last - first <= 400;
  return { first: view.first || toIso(short ? first : day - 60), last: view.last || toIso(short ? last : day) };
}

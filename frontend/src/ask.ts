// Questions to the server this page came from, and to no other.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Judgement } from "./types";

export class AskError extends Error {}

export type Question = Record<string, string | string[] | number | null | undefined>;

export async function ask<Answer>(path: string, question: Question = {}, signal?: AbortSignal): Promise<Answer> {
  const response = await reach(`view/${path}?${encode(question)}`, { signal });
  return (await response.json()) as Answer;
}

export function encode(question: Question): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    if (Array.isArray(value)) value.forEach((one) => query.append(name, one));
    else if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  return query.toString();
}

async function reach(path: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new AskError("The server doesn't answer. Is `whoholds serve` still running?");
  }
  if (!response.ok) {
    const said = (await response.json().catch(() => ({}))) as { detail?: unknown };
    throw new AskError(typeof said.detail === "string" ? said.detail : `The server answered ${response.status}.`);
  }
  return response;
}

export type Verdict = {
  claim: string;
  verdict: "accept" | "reject" | "correct" | "undo";
  by: string;
  note?: string;
  fields?: Record<string, string>;
};

export async function judge(token: string, verdict: Verdict): Promise<{ told: number; judgements: Judgement[] }> {
  const headers = { "Content-Type": "application/json", "X-Whoholds-Token": token };
  const response = await reach("view/judge", { method: "POST", headers, body: JSON.stringify(verdict) });
  return (await response.json()) as { told: number; judgements: Judgement[] };
}

export interface Answered<Answer> {
  answer: Answer | null;
  error: string | null;
  loading: boolean;
}

/** Answers that are kept, the least lately asked forgotten first. */
const MOST_KEPT = 40;

/** The same for an answer that is gone back to: it is kept, and those `ahead` are asked for before they are wanted. */
export function useKept<Answer>(path: string | null, question: Question, ahead: Question[], again: unknown): Answered<Answer> {
  const kept = useRef(new Map<string, Promise<Answer>>());
  const [state, setState] = useState<{ answer: Answer | null; error: string | null; of: string }>({ answer: null, error: null, of: "" });
  const asked = `${again}|${path}?${encode(question)}`;
  const fetched = (one: Question): Promise<Answer> => {
    const key = `${again}|${path}?${encode(one)}`;
    const answer = kept.current.get(key) ?? ask<Answer>(path!, one);
    kept.current.delete(key);
    kept.current.set(key, answer);
    answer.catch(() => kept.current.delete(key));
    for (const old of [...kept.current.keys()].slice(0, -MOST_KEPT)) kept.current.delete(old);
    return answer;
  };
  useEffect(() => {
    if (path === null) return;
    let stale = false;
    fetched(question).then(
      (answer) => {
        if (stale) return;
        setState({ answer, error: null, of: asked });
        ahead.forEach((one) => void fetched(one).catch(() => undefined));
      },
      (error: Error) => stale || setState({ answer: null, error: error.message, of: asked }),
    );
    return () => {
      stale = true;
    };
  }, [path, asked]);
  return { answer: state.answer, error: state.error, loading: path !== null && state.of !== asked };
}

/** The answer to a question, asked again when it changes; the one before stays while the next is on its way. */
export function useAnswer<Answer>(path: string | null, question: Question, again: unknown = null): Answered<Answer> {
  const [state, setState] = useState<Answered<Answer>>({ answer: null, error: null, loading: path !== null });
  const asked = path === null ? null : `${path}?${encode(question)}`;
  useEffect(() => {
    if (path === null) {
      setState({ answer: null, error: null, loading: false });
      return;
    }
    const stop = new AbortController();
    setState((before) => ({ ...before, error: null, loading: true }));
    ask<Answer>(path, question, stop.signal).then(
      (answer) => setState({ answer, error: null, loading: false }),
      (error: Error) => stop.signal.aborted || setState({ answer: null, error: error.message, loading: false }),
    );
    return () => stop.abort();
  }, [asked, again]);
  return state;
}

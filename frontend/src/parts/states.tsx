// Waiting, failing, having nothing: said in words, and to those who listen.

import type { ComponentChildren } from "preact";
import type { Answered } from "../ask";

interface AnswerProps<Answer> {
  of: Answered<Answer>;
  empty?: (answer: Answer) => string | null;
  children: (answer: Answer) => ComponentChildren;
}

export function Answer<T>({ of, empty, children }: AnswerProps<T>) {
  if (of.error) return <p class="state error" role="alert">{of.error}</p>;
  if (of.answer === null) return <p class="state" role="status">{of.loading ? "Asking the ledger…" : ""}</p>;
  const nothing = empty?.(of.answer);
  return <div aria-busy={of.loading}>{nothing ? <p class="state">{nothing}</p> : children(of.answer)}</div>;
}

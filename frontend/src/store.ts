// The one view, and those who look at it. A step that opens something is a step back in the browser; a slide isn't.

import { useEffect, useState } from "preact/hooks";
import { fromQuery, toQuery, type View } from "./view";

type Listener = () => void;

export class Store {
  view: View;
  private listeners = new Set<Listener>();

  constructor(private readonly history: History = window.history) {
    this.view = fromQuery(location.search);
    addEventListener("popstate", () => {
      this.view = fromQuery(location.search);
      this.tell();
    });
  }

  set(change: Partial<View>, options: { step?: boolean } = {}): void {
    const before = toQuery(this.view);
    this.view = { ...this.view, ...change };
    const query = toQuery(this.view);
    if (query !== before) this.history[options.step ? "pushState" : "replaceState"](null, "", query ? `?${query}` : "./");
    this.tell();
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export function useView(store: Store): View {
  const [view, setView] = useState(store.view);
  useEffect(() => store.listen(() => setView(store.view)), [store]);
  return view;
}

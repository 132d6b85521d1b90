// The slider over the days, above bars of reports read and of claims of events, so that silence shows as silence.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { dayWords, toIso } from "../days";
import type { Scene } from "../scene";
import type { Store } from "../store";
import { count } from "../text";
import type { View } from "../view";
import { binned, type Bin } from "./bins";

const STEP_MS = 900;

export function Timeline({ scene, store }: { scene: Scene; store: Store }) {
  const { view, first, last, day } = scene;
  const bins = useMemo(() => binned(scene.days, scene.control?.changes ?? new Map(), first, last), [scene.days, scene.control, first, last]);
  const bars = useMemo(() => <Bars bins={bins} />, [bins]);
  const go = (to: number) => store.set({ at: toIso(Math.min(last, Math.max(first, to))) });
  return (
    <section class="timeline" aria-label="Time">
      <div class="timeline-row">
        <Play day={day} first={first} last={last} go={go} />
        <button type="button" onClick={() => go(day - 1)} aria-label="A day back" disabled={day <= first}>◂</button>
        <button type="button" onClick={() => go(day + 1)} aria-label="A day on" disabled={day >= last}>▸</button>
        <label class="day">
          <span class="visually-hidden">Day</span>
          <input type="date" value={toIso(day)} min={toIso(first)} max={toIso(last)} onChange={(event) => event.currentTarget.value && store.set({ at: event.currentTarget.value })} />
        </label>
        <output class="day-words">{dayWords(toIso(day))}</output>
        <Known view={view} day={day} store={store} />
        <label class="choice">
          Events of
          <select value={view.back} onChange={(event) => store.set({ back: Number(event.currentTarget.value) })}>
            <option value={1}>that day</option>
            <option value={7}>7 days</option>
            <option value={30}>30 days</option>
          </select>
        </label>
      </div>
      <div class="slide" style={{ "--half": `${50 / bins.length}%` }}>
        {bars}
        <input
          type="range" class="slider" aria-label="Day shown" min={first} max={last} value={day} aria-valuetext={slideWords(scene, day)}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
        {view.known && view.known !== "same" && (
          <input
            type="range" class="slider known" aria-label="As known on" min={first} max={last}
            value={Math.round(Date.parse(view.known) / 86_400_000)} aria-valuetext={dayWords(view.known)}
            onChange={(event) => store.set({ known: toIso(Number(event.currentTarget.value)) })}
          />
        )}
      </div>
      <p class="bars-legend" aria-hidden="true">
        <span class="key reports" /> reports read <span class="key claims" /> claims of events <span class="key changes" /> changes of control
        <span class="ends">{dayWords(toIso(first))} to {dayWords(toIso(last))}</span>
      </p>
    </section>
  );
}

function slideWords(scene: Scene, day: number): string {
  const iso = toIso(day);
  const reports = count(scene.days?.reports[iso] ?? 0, "report");
  return `${dayWords(iso)}: ${reports} read, ${count(scene.control?.changes.get(day) ?? 0, "change")} of control`;
}

function Play({ day, first, last, go }: { day: number; first: number; last: number; go: (day: number) => void }) {
  const [playing, setPlaying] = useState(false);
  const latest = useRef({ day, last, go });
  latest.current = { day, last, go };
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = latest.current;
      if (now.day >= now.last) setPlaying(false);
      else now.go(now.day + 1);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);
  const start = () => {
    if (!playing && day >= last) go(first);
    setPlaying(!playing);
  };
  return (
    <button type="button" class="play" onClick={start} aria-pressed={playing}>
      {playing ? "❚❚ Pause" : "▶ Play"}
    </button>
  );
}

function Known({ view, day, store }: { view: View; day: number; store: Store }) {
  const sort = view.known === "" || view.known === "same" ? view.known : "day";
  return (
    <label class="choice">
      As known
      <select
        value={sort}
        onChange={(event) => store.set({ known: event.currentTarget.value === "day" ? toIso(day) : event.currentTarget.value })}
      >
        <option value="">today</option>
        <option value="same">on that day</option>
        <option value="day">on a day of choice</option>
      </select>
      {sort === "day" && <input type="date" aria-label="As known on" value={view.known} onChange={(event) => event.currentTarget.value && store.set({ known: event.currentTarget.value })} />}
    </label>
  );
}

const HIGH = 40;

function Bars({ bins }: { bins: Bin[] }) {
  const most = Math.max(1, ...bins.map((bin) => bin.reports));
  const busiest = Math.max(1, ...bins.map((bin) => bin.claims));
  const rect = (name: string, i: number, share: number, top: boolean) => {
    const high = share === 0 ? 0 : Math.max(1.5, share * (HIGH / 2 - 1));
    return <rect class={name} x={i + 0.1} width={0.8} y={top ? HIGH / 2 - high : HIGH / 2} height={high} />;
  };
  return (
    <svg class="bars" viewBox={`0 0 ${bins.length} ${HIGH}`} preserveAspectRatio="none" aria-hidden="true">
      {bins.map((bin, i) => (
        <g key={bin.first}>
          {rect("reports", i, bin.reports / most, true)}
          {rect("claims", i, bin.claims / busiest, false)}
          {bin.changes > 0 && <rect class="changes" x={i + 0.25} width={0.5} y={HIGH - 4} height={4} />}
        </g>
      ))}
    </svg>
  );
}

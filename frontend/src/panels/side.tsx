// The side of the page: lists by tab, and over them what was opened: a place, a report.

import { useEffect, useRef } from "preact/hooks";
import type { Desk } from "../desk";
import type { Palette } from "../palette";
import type { Scene } from "../scene";
import { TABS, type Tab } from "../view";
import { Claims } from "./claims";
import { Disputes } from "./disputes";
import { Events } from "./events";
import { Filters } from "./filters";
import { PlacePanel } from "./place";
import { Places } from "./places";
import { WasRead } from "./read";
import { ReportPanel } from "./report";
import { Tolls } from "./tolls";

interface SideProps {
  scene: Scene;
  desk: Desk;
  palette: Palette;
  chosen: string[];
  clearChosen: () => void;
  onFound: (points: [number, number][]) => void;
}

const NAMES: Record<Tab, string> = {
  places: "Places", events: "Events", claims: "Claims", tolls: "Tolls", disputes: "Disputes", read: "Read",
};

export function Side(props: SideProps) {
  const { scene, desk, palette } = props;
  const { view } = scene;
  const opened = view.report || view.shown;
  const box = useRef<HTMLElement>(null);
  const before = useRef(opened);
  useEffect(() => {
    if (opened === before.current) return;
    before.current = opened;
    box.current?.scrollTo({ top: 0 });
    box.current?.focus({ preventScroll: false });
  }, [opened]);
  const back = () => desk.store.set(view.report ? { report: "", claim: "" } : { shown: "" }, { step: true });
  return (
    <main class="side" id="side" aria-busy={scene.loading} tabIndex={-1} ref={box} aria-label={opened ? "What was opened" : NAMES[view.tab]}>
      {opened ? (
        <>
          <button type="button" class="back" onClick={back}>◂ Back{view.report && view.shown ? " to the place" : ""}</button>
          {view.report ? <ReportPanel view={view} desk={desk} /> : <PlacePanel scene={scene} desk={desk} palette={palette} />}
        </>
      ) : (
        <>
          <Filters view={view} desk={desk} />
          <nav class="tabs" aria-label="Lists">
            {TABS.map((tab) => (
              <button type="button" key={tab} aria-current={view.tab === tab ? "page" : undefined} onClick={() => desk.store.set({ tab }, { step: true })}>{NAMES[tab]}</button>
            ))}
          </nav>
          <h2 class="visually-hidden">{NAMES[view.tab]}</h2>
          <List {...props} />
        </>
      )}
    </main>
  );
}

function List({ scene, desk, palette, chosen, clearChosen, onFound }: SideProps) {
  switch (scene.view.tab) {
    case "places":
      return <Places scene={scene} desk={desk} palette={palette} />;
    case "events":
      return <Events scene={scene} desk={desk} chosen={chosen} clear={clearChosen} />;
    case "claims":
      return <Claims scene={scene} desk={desk} onFound={onFound} />;
    case "tolls":
      return <Tolls scene={scene} desk={desk} />;
    case "disputes":
      return <Disputes scene={scene} desk={desk} />;
    case "read":
      return <WasRead scene={scene} desk={desk} />;
  }
}

// What was just judged, with a way back: a claim that is rejected is gone from the lists that it stood in.

import { judge } from "../ask";
import type { Desk } from "../desk";

export interface Said {
  words: string;
  claim?: string;
}

export function Toast({ said, desk, close }: { said: Said | null; desk: Desk; close: () => void }) {
  const undo = async () => {
    try {
      await judge(desk.token!, { claim: said!.claim!, verdict: "undo", by: desk.judge });
      desk.judged("Undone");
    } catch (error) {
      desk.judged((error as Error).message);
    }
  };
  return (
    <div class={`toast ${said ? "" : "empty"}`} role="status">
      {said && (
        <>
          <span>{said.words}</span>
          {said.claim && <button type="button" onClick={undo}>Undo</button>}
          <button type="button" onClick={close}>Close</button>
        </>
      )}
    </div>
  );
}

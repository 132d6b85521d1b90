// What was read, and where there are gaps: silence isn't peace.

import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords } from "../days";
import { Answer } from "../parts/states";
import type { Scene } from "../scene";
import { clean } from "../text";
import type { Reach } from "../types";

export function WasRead({ scene, desk }: { scene: Scene; desk: Desk }) {
  const country = scene.view.country === "ZZ" ? "" : scene.view.country;
  const answered = useAnswer<Reach[]>("coverage", { country }, desk.again);
  return (
    <Answer of={answered} empty={(rows) => (rows.length ? null : "Nothing was read about this country.")}>
      {(rows) => (
        <table class="rows">
          <caption>What was read. Where nothing was read, nothing is known: silence isn't peace.</caption>
          <thead><tr><th scope="col">Outlet</th><th scope="col">Reports</th><th scope="col">Claims</th><th scope="col">Days</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.outlet + row.country}>
                <th scope="row"><bdi>{clean(row.outlet) || "no outlet named"}</bdi> <small>{row.country || "no country"}</small></th>
                <td>{row.reports.toLocaleString("en")}</td>
                <td>{row.claims.toLocaleString("en")}</td>
                <td>
                  {row.first && dayWords(row.first)} to {row.last && dayWords(row.last)}
                  {row.gaps.slice(0, 5).map(([from, to]) => <small key={from} class="gap">nothing from {dayWords(from)} to {dayWords(to)}</small>)}
                  {row.gaps.length > 5 && <small class="gap">and {row.gaps.length - 5} more gaps</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Answer>
  );
}

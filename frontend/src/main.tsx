import { render } from "preact";
import { App } from "./app";
import { beginBasemap } from "./map/basemap";
import { hasWebGl } from "./map/webgl";
import { Store } from "./store";
import { takeToken } from "./token";
import "./style/base.css";
import "./style/page.css";
import "./style/parts.css";

if (hasWebGl()) {
  beginBasemap();
  void import("./map/chart").catch(() => undefined);
}
render(<App store={new Store()} token={takeToken()} />, document.getElementById("app")!);

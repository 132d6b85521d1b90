import { render } from "preact";
import { App } from "./app";
import { Store } from "./store";
import { takeToken } from "./token";
import "./style/base.css";
import "./style/page.css";
import "./style/parts.css";

render(<App store={new Store()} token={takeToken()} />, document.getElementById("app")!);

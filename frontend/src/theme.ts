// Light or dark: as the system has it, unless chosen here; the choice is kept in this browser.

import { useEffect, useState } from "preact/hooks";
import type { Theme } from "./map/chart";

const KEPT = "whoholds-theme";
const DARK = matchMedia("(prefers-color-scheme: dark)");

export function useTheme(): [Theme, () => void] {
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(KEPT));
  const [system, setSystem] = useState(DARK.matches);
  useEffect(() => {
    const changed = () => setSystem(DARK.matches);
    DARK.addEventListener("change", changed);
    return () => DARK.removeEventListener("change", changed);
  }, []);
  const theme: Theme = chosen === "dark" || chosen === "light" ? chosen : system ? "dark" : "light";
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const turn = () => {
    const next = theme === "dark" ? "light" : "dark";
    localStorage.setItem(KEPT, next);
    setChosen(next);
  };
  return [theme, turn];
}

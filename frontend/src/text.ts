// Words from reports, made safe to look at, and their stretches.

const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Characters that would steer the direction or the display become U+FFFD: they are seen, and do nothing. */
export const clean = (text: string): string => text.replace(CONTROLS, "\ufffd");

/** Text by code points, as the server counts; most text needs no copy for it. */
export class Points {
  private readonly points: string[] | null;

  constructor(private readonly text: string) {
    this.points = /[\ud800-\udbff]/.test(text) ? Array.from(text) : null;
  }

  slice(start: number, end: number): string {
    return this.points ? this.points.slice(start, end).join("") : this.text.slice(start, end);
  }
}

export const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const count = (number: number, one: string, many = `${one}s`): string =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString("en")} ${many}`;

export const kindWords = (kind: string): string => kind.replaceAll("_", " ");

export function rangeWords(low: number | null, high: number | null): string {
  const [least, most] = [low?.toLocaleString("en"), high?.toLocaleString("en")];
  if (low === null) return high === null ? "an unknown number" : `up to ${most}`;
  if (high === null) return `${least} or more`;
  return low === high ? least! : `${least} to ${most}`;
}

const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** "Libya" for LY; the code itself where nobody knows it. */
export function countryName(code: string): string {
  try {
    return REGIONS.of(code) ?? code;
  } catch {
    return code;
  }
}

// The token that lets claims be judged comes behind the # of the printed address; it is kept for this tab alone.

const KEPT = "whoholds-token";

export function takeToken(): string | null {
  const [, given] = location.hash.match(/^#token=([\w-]{10,100})$/) ?? [];
  if (given) {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEPT);
}

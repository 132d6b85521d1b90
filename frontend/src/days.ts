// Days as numbers since 1970-01-01, so that they can be counted, and as people write them.

const MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const toNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / MS);

export const toIso = (day: number): string => new Date(day * MS).toISOString().slice(0, 10);

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toNumber(text));

/** "9 Aug 2021" */
export function dayWords(iso: string): string {
  const [year, month, day] = iso.split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** "9 Aug 2021", "7 to 9 Aug 2021", "30 Jul to 2 Aug 2021" */
export function stretchWords(first: string, last: string | null): string {
  if (last === null) return `since ${dayWords(first)}`;
  if (first === last) return dayWords(first);
  const start = first.slice(0, 7) === last.slice(0, 7) ? String(Number(first.slice(8))) : dayWords(first);
  return `${first.slice(0, 4) === last.slice(0, 4) ? start.replace(` ${last.slice(0, 4)}`, "") : start} to ${dayWords(last)}`;
}

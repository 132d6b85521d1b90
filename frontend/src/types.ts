// What the server answers, as `whoholds.web.view` makes it.

export type State = "held" | "contested" | "besieged" | "unknown";
export type Basis = "claimed" | "reported" | "confirmed" | "disputed";
export type Family = "control" | "violence" | "harm" | "humanitarian" | "politics";

export interface Land {
  country: string | null;
  places: number;
  tenures: number;
  first: string;
  last: string;
}

export interface Ledger {
  name: string;
  version: string;
  edits: boolean;
  judge: string | null;
  own_boundaries: boolean;
  lands: Land[];
  kinds: Record<string, Family>;
  statuses: string[];
  extents: string[];
}

export interface Days {
  reports: Record<string, number>;
  claims: Record<string, number>;
}

export interface Place {
  name: string;
  type: string;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  place_id: string | null;
}

export interface KnownPlace extends Place {
  key: string;
  population: number;
}

/** place, since, until, state, holder, besieger, extent, basis, last confirmed, for, against, inferred */
export type TenureRow = [
  number, number, number | null, State, number[], number[], string | null, Basis, number | null, number, number,
  string | null,
];

export interface ControlRows {
  places: KnownPlace[];
  sides: [string, string | null][];
  tenures: TenureRow[];
}

export interface Toll {
  what: string;
  victims: string;
  low: number | null;
  best: number | null;
  high: number | null;
  disputed: boolean;
}

export interface Happening {
  id: string;
  kind: string;
  family: Family;
  place: (Place & { key: string | null; precision: number | null }) | null;
  first: string;
  last: string;
  agents: string[];
  tolls: Toll[];
  claims: string[];
  outlets: string[];
}

export interface TollRow {
  event_id: string;
  kind: string;
  place: string;
  first: string;
  last: string;
  what: string;
  victims: string;
  low: number | null;
  best: number | null;
  high: number | null;
  disputed: boolean;
  claimant: string;
  claimant_low: number | null;
  claimant_high: number | null;
  claim_id: string;
  quote: string;
}

export interface Words {
  text: string;
  start: number | null;
  end: number | null;
}

export interface Actor extends Words {
  name: string;
  actor_id: string | null;
  side: string | null;
}

export interface NamedPlace extends Words, Place {
  precision: number | null;
  reason: string | null;
  relation: string | null;
}

export interface Claim {
  claim_id: string;
  report_id: string;
  kind: string;
  family: Family;
  cue: Words;
  quote: Words;
  block: string;
  agent: Actor[];
  target: Actor[];
  place: NamedPlace[];
  when: { text: string; start: string; end: string; precision: number } | null;
  count: { what: string; low: number | null; high: number | null; text: string; unit: string | null }[];
  source: (Words & { name: string | null; kind: string; cue: string | null }) | null;
  status: string;
  extent: string | null;
  confidence: number;
  outlet: string;
  reliability: string;
  published: string | null;
  known_from: string;
  voice: "reported" | "claimed" | "admitted";
  speaker: string | null;
  found_by: string;
}

export interface Judgement {
  claim_id: string;
  verdict: string;
  judge: string;
  note: string | null;
  judged_at: string;
  corrected_id: string | null;
}

export interface Party {
  name: string;
  actor_id: string | null;
  sides?: { name: string; actor_id: string | null }[];
}

export interface Tenure {
  state: State;
  holder: Party | null;
  besieger: Party | null;
  extent: string | null;
  basis: Basis | null;
  since: string | null;
  until: string | null;
  last_confirmed: string | null;
  inferred: string | null;
}

export interface PlaceAnswer extends Tenure {
  key: string;
  place: Place;
  at: string;
  as_known: string | null;
  for: Claim[];
  against: Claim[];
  history: (Tenure & { for: string[]; against: string[] })[];
}

export interface Block {
  kind: string;
  start: number;
  end: number;
  date: string | null;
  author: string | null;
  handle: string | null;
}

export interface Drop {
  stage: string;
  reason: string;
  detail: string;
  start: number | null;
  end: number | null;
}

export interface Report {
  id: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
  version: number;
  known: string;
  text: string;
  blocks: Block[];
  claims: Claim[];
  judgements: Judgement[];
  drops: Drop[];
}

export interface ReportTitle {
  id: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
}

export interface Found {
  claims: Claim[];
  judgements: Judgement[];
  more: boolean;
  reports: ReportTitle[];
}

export interface Dispute {
  about: string;
  place: Place | null;
  first: string;
  last: string;
  positions: { says: string; claims: Claim[] }[];
}

export interface Reach {
  outlet: string;
  country: string;
  reports: number;
  claims: number;
  first: string;
  last: string;
  gaps: [string, string][];
}

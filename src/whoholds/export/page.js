"use strict";
// Choosing a claim lights up the words that its fields come from; choosing a word chooses its claims.
const parts = [...document.querySelectorAll("[data-r]")];
const cards = new Map([...document.querySelectorAll(".claim")].map((card) => [card.dataset.n, card]));

function light(number) {
  let last = null;
  for (const part of parts) {
    const roles = part.dataset.r.split(" ").filter((role) => role.startsWith(number + ":")).map((role) => role.split(":")[1]);
    const named = roles.filter((role) => role !== "quote").join(", ");
    part.classList.toggle("quote-lit", roles.length > 0);
    part.classList.toggle("lit", named !== "");
    delete part.dataset.role;
    // Words cut in pieces by another claim are named once, at their end.
    if (named) part.dataset.role = named;
    if (last && last.dataset.role === named && last.nextSibling === part) delete last.dataset.role;
    last = part;
  }
}

function choose(numbers, scroll) {
  for (const card of cards.values()) card.classList.toggle("chosen", numbers.includes(card.dataset.n));
  light(numbers[0]);
  if (scroll) cards.get(numbers[0]).scrollIntoView({ block: "nearest" });
}

for (const card of cards.values()) {
  card.addEventListener("focusin", () => choose([card.dataset.n], false));
  card.addEventListener("click", () => choose([card.dataset.n], false));
}
for (const cue of document.querySelectorAll("a.cue")) {
  const numbers = cue.dataset.c.split(" ");
  cue.addEventListener("focus", () => choose(numbers, true));
  cue.addEventListener("click", (event) => { event.preventDefault(); choose(numbers, true); });
}
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const part of parts) part.classList.remove("lit", "quote-lit");
  for (const card of cards.values()) card.classList.remove("chosen");
});

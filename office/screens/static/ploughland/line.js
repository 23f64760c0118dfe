// The Board's slider: draws the line again while one moves it. All it needs came with the page, so no request is made;
// without this script the number field and its button do the same on the server.

const data = document.getElementById("line-data");
const find = (name) => document.querySelector(`[data-${name}]`);
const pounds = (pence) =>
  `£${(pence / 100).toLocaleString("en-GB", pence % 100 ? { minimumFractionDigits: 2 } : { maximumFractionDigits: 0 })}`;
const TAGS = { in: "govuk-tag--green", grey: "govuk-tag--orange", out: "govuk-tag--grey" };
const NEXT = 3;
const MOST = 8;

function start() {
  const { bids, start: own } = JSON.parse(data.textContent);
  const rows = bids.map((bid) => {
    const row = document.getElementById(bid.key);
    return { row, chance: row.querySelector(".p"), tag: row.querySelector(".govuk-tag") };
  });
  const bar = document.getElementById("bar");
  const field = document.getElementById("id_line");
  const line = find("line");
  const words = line.querySelector(".pl-cut span");

  function cutAt(money) {
    let above = 0;
    let asked = 0;
    while (above < bids.length && asked + bids[above].ask <= money) asked += bids[above++].ask;
    return { above, asked };
  }

  function place(bid, shown, isAbove, money) {
    if (!bid.ask) return;
    let shade = isAbove ? "in" : "out";
    let says = isAbove ? "Above" : "Below";
    if (bid.needs.length) {
      const met = bid.needs.filter((need) => need <= money).length;
      const chance = Math.round((met / bid.needs.length) * 100);
      shown.chance.textContent =
        chance === 0 ? "under 5 in 100" : chance === 100 ? "over 95 in 100" : `${chance} in 100`;
      const close = chance > 10 && chance < 90;
      if (close) shade = "grey";
      says = close ? "Too close to call" : `Clearly ${isAbove ? "above" : "below"}`;
    }
    shown.row.classList.remove("in", "grey", "out");
    shown.row.classList.add(shade);
    shown.tag.className = `govuk-tag ${TAGS[shade]}`;
    shown.tag.textContent = says;
  }

  function list(element, before, some, word) {
    element.hidden = !some.length;
    const more = some.length > MOST ? ` and ${some.length - MOST} more` : "";
    element.textContent = `${before}: ${some.slice(0, MOST).map(word).join("; ")}${more}.`;
  }

  function draw(money) {
    const { above, asked } = cutAt(money);
    bids.forEach((bid, place_) => place(bid, rows[place_], place_ < above, money));
    if (above < rows.length) rows[above].row.before(line);
    else rows[rows.length - 1].row.after(line);
    const funded = bids.slice(0, above).filter((bid) => bid.ask);
    const many = `${funded.length} bid${funded.length === 1 ? "" : "s"} above it ${funded.length === 1 ? "asks" : "ask"}`;
    words.textContent = `Line at ${pounds(money)}. ${many} for ${pounds(asked)}, ${pounds(money - asked)} left over`;
    find("said").textContent = words.textContent;
    find("above").textContent = `${funded.length} above the line, for ${pounds(asked)}`;
    find("left").hidden = false;
    find("left").textContent = `${pounds(money - asked)} left over`;
    const next = bids.slice(above).filter((bid) => bid.ask);
    list(find("next"), "Next below the line", next.slice(0, NEXT), (bid) => `${bid.title}, ${pounds(bid.ask)}`);
    const flipped = bids.slice(Math.min(own, above), Math.max(own, above)).filter((bid) => bid.ask);
    list(find("flips"), "On another side than at the round’s own line", flipped, (bid) => bid.title);
  }

  find("slide").hidden = false;
  bar.addEventListener("input", () => {
    field.value = (Number(bar.value) / 100).toLocaleString("en-GB");
    draw(Number(bar.value));
  });
  field.addEventListener("input", () => {
    const money = Math.round(Number(field.value.replace(/[£,\s]/g, "")) * 100);
    if (!money || money < 0) return;
    bar.value = String(money);
    draw(money);
  });
}

if (data) start();

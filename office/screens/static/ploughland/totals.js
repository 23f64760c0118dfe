// Running totals under a table of sums or shares: the page's own totals are right after each save without this.
const number = (text) => {
  const bare = text.replace(/[£,%\s]/g, "");
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : 0;
};

for (const place of document.querySelectorAll("[data-total]")) {
  const { total, end, unit } = place.dataset;
  const shown = place.querySelector("b");
  const fields = () => [...place.closest("form").elements].filter(
    ({ name }) => name?.startsWith(total) && name.endsWith(end) && name !== total,
  );
  place.closest("form").addEventListener("input", ({ target }) => {
    if (!fields().includes(target)) return;
    const sum = fields().reduce((so_far, field) => so_far + number(field.value), 0) / 100;
    const words = sum.toLocaleString("en-GB", { minimumFractionDigits: sum % 1 ? 2 : 0 });
    shown.textContent = unit === "£" ? `£${words}` : `${words}${unit}`;
  });
}

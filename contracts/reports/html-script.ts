/**
 * Filters by result, family and text, copies commands, and shows a few cases of each cause until more are asked for; the
 * page is whole without it.
 */
export const script = `
const cases = [...document.querySelectorAll('details.case')];
const buttons = [...document.querySelectorAll('.counts button')];
const [text, family, shown] = ['text', 'family', 'shown'].map((id) => document.getElementById(id));
const few = 5;
const groups = [...document.querySelectorAll('section.cause')].map((section) => {
  const inside = [...section.querySelectorAll('details.case')];
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'rest';
  button.textContent = 'show all ' + inside.length + ' cases';
  if (inside.length > few) section.append(button);
  const group = { section, inside, button, whole: inside.length <= few };
  button.addEventListener('click', () => { group.whole = true; show(); });
  return group;
});
const show = () => {
  const wanted = buttons.filter((one) => one.getAttribute('aria-pressed') === 'true').map((one) => one.dataset.result);
  const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const one of cases) {
    const { result, family: ofCase } = one.dataset;
    const fits = (wanted.length === 0 || wanted.includes(result)) && (family.value === '' || family.value === ofCase)
      && words.every((word) => one.textContent.toLowerCase().includes(word));
    one.hidden = !fits;
    if (fits) count += 1;
  }
  const filters = wanted.length > 0 || words.length > 0 || family.value !== '';
  for (const { section, inside, button, whole } of groups) {
    if (!filters && !whole) for (const one of inside.slice(few)) one.hidden = true;
    button.hidden = filters || whole;
    section.hidden = inside.every((one) => one.hidden);
  }
  shown.value = count + ' of ' + cases.length;
};
for (const one of buttons) one.addEventListener('click', () => {
  one.setAttribute('aria-pressed', String(one.getAttribute('aria-pressed') !== 'true'));
  show();
});
text.addEventListener('input', show);
family.addEventListener('change', show);
const copied = (button) => {
  const label = button.textContent;
  button.textContent = 'copied';
  setTimeout(() => { button.textContent = label; }, 1200);
};
addEventListener('click', ({ target }) => {
  const button = target.closest('button.copy');
  if (button) navigator.clipboard.writeText(button.dataset.copy).then(() => copied(button));
});
const open = () => {
  const one = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!one) return;
  for (const group of groups) if (group.inside.includes(one)) group.whole = true;
  show();
  one.open = true;
  one.scrollIntoView();
};
addEventListener('hashchange', open);
show();
open();
`;

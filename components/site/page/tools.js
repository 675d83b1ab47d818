// Text size, printing, copying, and sharing by the device itself.
const sizes = [87.5, 100, 112.5, 125, 150];
const key = 'midad-text';
const root = document.documentElement;
const steps = [...document.querySelectorAll('[data-text]')];

function chosen() {
  try {
    const size = sizes.indexOf(Number(localStorage.getItem(key)));
    return size < 0 ? 1 : size;
  } catch {
    return 1;
  }
}

let size = chosen();

function show() {
  root.style.fontSize = size === 1 ? '' : `${sizes[size]}%`;
  for (const button of steps) {
    button.setAttribute('aria-disabled', String(!sizes[size + Number(button.dataset.text)]));
  }
}

show();
for (const button of steps) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const next = size + Number(button.dataset.text);
    if (!sizes[next]) return;
    size = next;
    show();
    try {
      localStorage.setItem(key, String(sizes[size]));
    } catch {}
  });
}

const print = document.querySelector('[data-print]');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

const copy = document.querySelector('[data-copy]');
if (copy && navigator.clipboard) {
  copy.parentElement.hidden = false;
  copy.setAttribute('aria-live', 'polite');
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = copy.dataset.done;
  });
}

const summary = document.querySelector('.share summary');
if (summary && navigator.share) {
  summary.addEventListener('click', (event) => {
    event.preventDefault();
    const title = document.querySelector('h1').textContent;
    // Who closes the sheet without choosing rejects it, and nothing is wrong.
    navigator.share({ title, url: copy.dataset.copy }).catch(() => {});
  });
}

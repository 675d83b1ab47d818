// What is breaking, and on the home page how many stories are newer than it. Both lie over the window's end: nothing
// that is being read moves. A hidden page asks nothing.
const every = 8000;
const slowest = 64_000;
const closedKey = 'midad-breaking';

const baked = document.querySelector('[data-breaking]');
const since = document.querySelector('[data-newest]')?.dataset.newest;
// `/`, or an edition's own.
const home = document.querySelector('.top .name a').pathname;
const bar = document.createElement('div');
bar.className = 'bar';
// There before anything is in it: only so a screen reader says what comes.
bar.setAttribute('role', 'status');
document.body.append(bar);

let wait = every;
let timer;
let ending;
let shown = '';

function closed() {
  try {
    return sessionStorage.getItem(closedKey);
  } catch {
    return null;
  }
}

function close(id) {
  try {
    sessionStorage.setItem(closedKey, id);
  } catch {}
  bar.querySelector('.breaking')?.remove();
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function breakingLine({ id, text, href }, words) {
  const line = element('p', 'breaking', '');
  const said = element(href ? 'a' : 'span', '', text);
  if (href) said.href = href;
  const button = element('button', '', '×');
  button.type = 'button';
  button.setAttribute('aria-label', words.close);
  button.addEventListener('click', () => close(id));
  line.append(element('b', '', words.breaking), ' ', said, button);
  return line;
}

function show(news, now) {
  clearTimeout(ending);
  const left = news.breaking ? Date.parse(news.breaking.until) - now : 0;
  const breaking = left > 0 ? news.breaking : null;
  if (breaking) ending = setTimeout(() => show(news, now + left), left);
  const isBaked = baked !== null && baked.dataset.breaking === breaking?.id;
  // Its place stays: what is under it must not jump.
  if (baked) baked.style.visibility = isBaked ? '' : 'hidden';
  const told = breaking && !isBaked && closed() !== breaking.id ? breaking : null;
  const fresh = since ? news.newest.filter(([at]) => at > since).at(-1)?.[1] : undefined;
  const next = JSON.stringify([told, fresh]);
  if (next === shown) return;
  shown = next;
  bar.replaceChildren();
  if (fresh) {
    const link = element('a', 'fresh', fresh);
    link.href = home;
    bar.append(link);
  }
  if (told) bar.append(breakingLine(told, news.words));
}

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${home.replace(/\/$/, '')}/live.json`, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(answer.status);
    // By the server's clock: the reader's may be wrong by years.
    show(await answer.json(), Date.parse(answer.headers.get('date')) || Date.now());
    wait = every;
  } catch {
    wait = Math.min(wait * 2, slowest);
  }
  clearTimeout(timer);
  // Not all readers in the same second.
  timer = setTimeout(ask, wait * (0.9 + Math.random() / 5));
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  ask();
});
ask();

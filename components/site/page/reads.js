// That a story is open, for pages that another server sent, and how far it was read: a number from 1 to 4, told once, when
// the reader leaves. Approximate, and about nobody.
const story = document.querySelector('[data-story]');
const body = story?.querySelector('.body');
let furthest = 0;
let told = false;

function tell(what) {
  return navigator.sendBeacon('/reads', `${story.dataset.story} ${what}`);
}

function opened() {
  // Of where they came from only the site.
  const from = document.referrer && new URL(document.referrer).origin;
  tell(`0 ${from}`);
}

function look() {
  const { top, height } = body.getBoundingClientRect();
  if (height === 0) return;
  const seen = (innerHeight - top) / height;
  furthest = Math.max(furthest, Math.min(4, Math.max(1, Math.ceil(seen * 4))));
}

if (body && navigator.sendBeacon) {
  // A browser may make a page ready that nobody opens.
  if (document.prerendering) document.addEventListener('prerenderingchange', opened, { once: true });
  else opened();
  addEventListener('scroll', look, { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden || told) return;
    look();
    told = tell(furthest);
  });
}

// How far a story was read: one number from 1 to 4, told once, when the reader leaves. Approximate, and about nobody.
const story = document.querySelector('[data-story]');
const body = story?.querySelector('.body');
let furthest = 0;
let told = false;

function look() {
  const { top, height } = body.getBoundingClientRect();
  if (height === 0) return;
  const seen = (innerHeight - top) / height;
  furthest = Math.max(furthest, Math.min(4, Math.max(1, Math.ceil(seen * 4))));
}

if (body && navigator.sendBeacon) {
  addEventListener('scroll', look, { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden || told) return;
    look();
    told = navigator.sendBeacon('/reads', `${story.dataset.story} ${furthest}`);
  });
}

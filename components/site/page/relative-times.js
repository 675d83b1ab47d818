// «قبل 5 دقائق» for what is younger than a day, in the house's digits; the exact time stays as the tooltip.
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const words = new Intl.RelativeTimeFormat(document.documentElement.dataset.numbers, { numeric: 'auto' });

/** The place of the longer text is kept, so that nothing beside or under it moves. */
function keepPlace(time) {
  const { width, height } = time.getBoundingClientRect();
  // Letters and digits of a line run in two directions, each run with a box of its own.
  const [{ height: line }] = time.getClientRects();
  const box = time.parentElement;
  if (height < 1.5 * line) {
    time.style.display = 'inline-block';
    time.style.minInlineSize = `${Math.ceil(width)}px`;
  } else {
    box.style.minInlineSize = `${Math.ceil(box.getBoundingClientRect().width)}px`;
    box.style.minBlockSize = `${box.offsetHeight}px`;
  }
}

function tell() {
  for (const time of document.querySelectorAll('.meta time')) {
    const age = Date.now() - Date.parse(time.dateTime);
    if (!(age >= 0 && age < day)) {
      if (time.title) time.textContent = time.title;
      continue;
    }
    if (!time.title) {
      time.title = time.textContent;
      keepPlace(time);
    }
    time.textContent =
      age < hour
        ? words.format(-Math.round(age / minute), 'minute')
        : words.format(-Math.round(age / hour), 'hour');
  }
}

tell();
setInterval(() => document.hidden || tell(), minute);

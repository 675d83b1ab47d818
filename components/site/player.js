// A player where a reader asked for one. Until then nobody but us is asked for anything.
const key = 'midad-players';

function remembered() {
  try {
    const list = JSON.parse(localStorage.getItem(key));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function remember(provider, yes) {
  const others = remembered().filter((name) => name !== provider);
  try {
    localStorage.setItem(key, JSON.stringify(yes ? [...others, provider] : others));
  } catch {}
}

const nearby = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.open(false);
  },
  { rootMargin: '25%' },
);

customElements.define(
  'embed-player',
  class extends HTMLElement {
    connectedCallback() {
      const link = this.querySelector('a');
      if (!link || this.link) return;
      this.link = link;
      link.setAttribute('role', 'button');
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        this.open(true);
      });
      link.addEventListener('keydown', (event) => {
        if (event.key !== ' ') return;
        event.preventDefault();
        this.open(true);
      });
      if (remembered().includes(this.dataset.provider)) nearby.observe(this);
    }

    open(pressed) {
      nearby.unobserve(this);
      const { src, title, allow, provider, remember: words } = this.dataset;
      const url = new URL(src);
      // A frame of ours could reach this page; the sandbox is for others'.
      if (this.hasAttribute('open') || url.protocol !== 'https:' || url.origin === location.origin) return;
      if (!pressed) for (const name of ['autoplay', 'auto_play']) url.searchParams.delete(name);
      const frame = document.createElement('iframe');
      frame.title = title;
      frame.allow = allow ?? '';
      frame.referrerPolicy = 'strict-origin';
      frame.setAttribute(
        'sandbox',
        'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation',
      );
      frame.src = url.href;
      this.setAttribute('open', '');
      this.link.parentElement.append(frame);
      this.link.remove();
      if (pressed) frame.focus({ preventScroll: true });
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.checked = !pressed;
      box.addEventListener('change', () => remember(provider, box.checked));
      const label = document.createElement('label');
      label.append(box, ` ${words}`);
      this.querySelector('small').replaceChildren(label);
    }
  },
);

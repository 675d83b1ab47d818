// Comments are brought when a reader comes near, and sent and reported without leaving the page. All of it works without
// this file, on the page that `link` leads to.
const link = document.querySelector('#comments a');
let thread = document.getElementById('thread');

async function bring() {
  const answer = await fetch(link ?? location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = answer.ok && page.getElementById('thread');
  if (!fresh) return;
  (thread ?? link.parentElement).replaceWith(fresh);
  thread = fresh;
  prepare();
}

/** A number with which the challenge's hash begins with enough zero bits; in bundles, so that typing goes on. */
async function solve({ challenge, bits }) {
  const text = new TextEncoder();
  for (let from = 0; ; from += 256) {
    const hashes = await Promise.all(
      Array.from({ length: 256 }, (_, i) =>
        crypto.subtle.digest('SHA-256', text.encode(`${challenge}:${from + i}`)),
      ),
    );
    const at = hashes.findIndex((hash) => new DataView(hash).getUint32(0) >>> (32 - bits) === 0);
    if (at >= 0) return { challenge, solution: `${from + at}` };
  }
}

const post = (action, body, headers) =>
  fetch(action, {
    method: 'POST',
    // What is refused is said in the page's language.
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': document.documentElement.lang,
      ...headers,
    },
    body: JSON.stringify(body),
  });

function prepare() {
  const form = document.getElementById('comment');
  if (form) prepareForm(form);
  document.getElementById('report')?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { target, submitter } = event;
    submitter.disabled = true;
    try {
      const answer = await post(target.action, { comment: submitter.value });
      const note = document.createElement('p');
      note.className = 'meta';
      note.role = 'status';
      submitter.replaceWith(note);
      note.textContent = answer.ok ? target.textContent : (await answer.json()).error.message;
    } catch {
      submitter.disabled = false;
    }
  });
}

function prepareForm(form) {
  const { dataset, elements } = form;
  // The baked page outlives the day; the server refuses in any case.
  if (dataset.closes && Date.parse(dataset.closes) <= Date.now()) {
    form.replaceWith(dataset.closed);
    return;
  }
  // Only secure pages may hash; elsewhere the form goes by itself.
  if (!crypto.subtle) return;
  const status = form.querySelector('[role=status]');
  const say = (words, isBad) => {
    status.textContent = words;
    status.toggleAttribute('data-bad', Boolean(isBad));
  };
  let proof;
  let key;
  let isSending = false;
  const work = () => {
    proof ??= fetch(`${form.getAttribute('action')}/challenge`)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then((given) => {
        if (!given.as) return solve(given);
        const { name } = elements;
        name.required = false;
        const as = document.createElement('bdi');
        as.textContent = given.as;
        name.parentElement.replaceChildren(`${dataset.as} `, as);
        return null;
      })
      .catch(() => {
        proof = undefined;
      });
    return proof;
  };
  form.addEventListener('focusin', work);
  form.addEventListener('input', () => {
    key = undefined;
  });
  const send = async () => {
    key ??= crypto.randomUUID();
    const { name, text, website } = elements;
    const body = { name: name?.value, text: text.value, website: website.value, proof: await work() };
    const answer = await post(form.getAttribute('action'), body, { 'Idempotency-Key': key });
    return answer.json();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    say(dataset.sending);
    try {
      let { error, id, state } = await send();
      if (error?.code === 'proof_refused') {
        proof = undefined;
        ({ error, id, state } = await send());
      }
      if (error) say(error.message, true);
      else if (state === 'approved') {
        await bring();
        const place = document.getElementById(`c-${id}`);
        if (place) place.focus();
        else say(dataset.shown);
      } else {
        elements.text.value = '';
        proof = key = undefined;
        say(dataset.sent);
      }
    } catch {
      say(dataset.failed, true);
    }
    isSending = false;
  });
}

if (thread) prepare();
else {
  const near = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      near.disconnect();
      // Without a network the link stays.
      bring().catch(() => {});
    },
    { rootMargin: '50%' },
  );
  near.observe(link);
}

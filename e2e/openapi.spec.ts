import { expect, test } from '@playwright/test';
import Ajv2020 from 'ajv/dist/2020.js';
import { Api } from './api.ts';
import { type embedAttrs, fullBody } from './bodies.ts';
import { house } from './house.ts';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }>; $ref?: string }>;
}

interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { responses?: Record<string, Operation['responses'][string]> };
}

let description: Description;

test.beforeAll(async () => {
  const answer = await fetch(`${house().origin}/api/v1/openapi.json`);
  expect(answer.status).toBe(200);
  description = await answer.json();
});

/** Checks a real answer against what the description promises for that call and status. */
function check(method: string, path: string, answer: { status: number; body: unknown }): void {
  const operation = description.paths[path]?.[method.toLowerCase()];
  expect(operation, `${method} ${path} is described`).toBeTruthy();
  let response = operation?.responses[String(answer.status)] ?? operation?.responses.default;
  expect(response, `${method} ${path} describes ${answer.status}`).toBeTruthy();
  const named = /^#\/components\/responses\/(.+)$/.exec(response?.$ref ?? '')?.[1];
  if (named) response = description.components.responses?.[named];
  const schema = response?.content?.['application/json']?.schema;
  expect(schema, `${method} ${path} ${answer.status} has a schema`).toBeTruthy();
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile({ ...schema, components: description.components });
  validate(answer.body);
  expect(validate.errors ?? [], `${method} ${path} ${answer.status}: ${JSON.stringify(answer.body)}`).toEqual(
    [],
  );
}

test.describe('مبرمجة تعمل بوصف الواجهة وحده', () => {
  test('كل إجابة حقيقية كما في الوصف', async () => {
    expect(description.openapi).toMatch(/^3\.1/);
    const api = new Api(house().origin, house().people.journalist.token);
    const editor = new Api(house().origin, house().people.editor.token);
    const nobody = new Api(house().origin, null);

    const made = await api.post('/stories', {
      headline: 'بالوصف',
      section: 'politics',
      body: fullBody('وصف'),
    });
    check('POST', '/api/v1/stories', made);
    const { id, revision } = made.body;
    check('GET', '/api/v1/stories/{id}', await api.get(`/stories/${id}`));
    check('GET', '/api/v1/stories/{id}', await api.get('/stories/none'));
    check('GET', '/api/v1/stories/{id}', await nobody.get(`/stories/${id}`));
    const patched = await api.patch(`/stories/${id}`, { revision, lead: 'مقدمة' });
    check('PATCH', '/api/v1/stories/{id}', patched);
    check('PATCH', '/api/v1/stories/{id}', await api.patch(`/stories/${id}`, { revision, lead: 'قديم' }));
    const action = '/api/v1/stories/{id}/actions/{action}';
    const submitted = await api.post(`/stories/${id}/actions/submit`, { revision: patched.body.revision });
    check('POST', action, submitted);
    const now = { revision: submitted.body.revision };
    check('POST', action, await api.post(`/stories/${id}/actions/publish`, now));
    check('POST', action, await editor.post(`/stories/${id}/actions/request-changes`, now));
    check('POST', action, await editor.post(`/stories/${id}/actions/approve`, now));
    const published = await editor.post(`/stories/${id}/actions/publish`, now);
    check('POST', action, published);
    check('GET', '/api/v1/search', await nobody.get(`/search?q=${encodeURIComponent('بالوصف')}`));
    const comments = '/api/v1/stories/{id}/comments';
    // A new newsroom has no comments; what they answer where there are, comments.spec.ts looks at.
    check('GET', comments, await nobody.get(`/stories/${id}/comments`));
    check('POST', comments, await nobody.post(`/stories/${id}/comments`, { name: 'س', text: 'ص' }));
    check('GET', `${comments}/challenge`, await nobody.get(`/stories/${id}/comments/challenge`));
    check(
      'POST',
      `${comments}/reports`,
      await nobody.post(`/stories/${id}/comments/reports`, { comment: 'x' }),
    );
    check('GET', '/api/v1/sections', await api.get('/sections'));
    const wrong = {
      headline: 'x',
      section: 'politics',
      body: { type: 'doc', content: [{ type: 'nothing' }] },
    };
    check('POST', '/api/v1/stories', await api.post('/stories', wrong));
    check('POST', '/api/v1/stories', await api.post('/stories', '{'));
    const embed = await api.post<typeof embedAttrs>('/embeds', {
      url: 'https://twitter.com/madinatona/status/17?s=20',
    });
    check('POST', '/api/v1/embeds', embed);
    expect(embed.body).toMatchObject({ provider: 'x', url: 'https://x.com/madinatona/status/17' });
    check('POST', '/api/v1/embeds', await api.post('/embeds', { url: 'javascript:alert(1)' }));
    const link = await api.post<typeof embedAttrs>('/embeds', { url: 'https://example.com/خبر' });
    expect(link.body.provider).toBe('link');
  });
});

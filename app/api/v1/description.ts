/** The API's description (OpenAPI 3.1). A test calls the real routes and holds each answer against it. */

import { publicOrigin } from '#db/environment.ts';
import { editions } from '#document/edition.ts';
import { providers } from '#media/embeds/list.ts';
import { mediaFilters, mediaKinds } from '#newsroom/media-item.ts';
import { licences, rightsCautions } from '#newsroom/media-rights.ts';
import { type RefusalCode, refusalStatus } from '#newsroom/refusal.ts';
import { otherEvents, storyActions, storyStates } from '#newsroom/types.ts';

const text = { type: 'string' } as const;
const moment = { type: 'string', format: 'date-time', description: 'ISO 8601, UTC' } as const;
const day = { type: 'string', format: 'date' } as const;
const revision = {
  type: 'integer',
  minimum: 1,
  description: 'Grows with each save of the story.',
} as const;

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: object, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

function object(properties: Record<string, object>, optional: string[] = []) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}

const errorWords: Record<number, string> = {
  400: 'Not JSON, or a malformed address or key.',
  401: 'No token, or one that is not known or was revoked.',
  403: 'Not for this role, a story of one’s own, or a call from a foreign page.',
  404: 'There is none, or it is not the caller’s to see.',
  409: 'Not from this state, a stale revision, or comments that are closed. `story` is the story as it is now.',
  413: 'Too large.',
  415: 'Another content type than this call takes.',
  422: 'A field is wrong; `error.path` says which.',
  429: 'Too many requests.',
};

function refusals(...statuses: number[]) {
  return Object.fromEntries(
    statuses.map((status) => [String(status), json(ref('Error'), errorWords[status] ?? '')]),
  );
}

const edition = { enum: editions };
const translationOf = {
  type: ['string', 'null'],
  description: 'The id of the story of the other edition that this one tells in its own language.',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'The same key with the same body again is the same answer, once done. Kept for a day.',
};
const mediaId = { name: 'id', in: 'path', required: true, schema: text };
const storyId = { name: 'id', in: 'path', required: true, schema: text };

const mediaWords = {
  caption: text,
  credit: text,
  alt: text,
  agency: text,
  place: text,
  tags: { type: 'array', items: text },
  licence: { enum: licences },
  terms: text,
  territory: text,
  rightsUntil: { type: 'string', description: 'The last day, like 2030-01-31; empty for no end.' },
  focusX: { type: 'integer', minimum: 0, maximum: 100 },
  focusY: { type: 'integer', minimum: 0, maximum: 100 },
};

const mediaItem = {
  id: text,
  kind: { enum: mediaKinds },
  mime: text,
  bytes: { type: 'integer' },
  fileName: text,
  width: { type: 'integer' },
  height: { type: 'integer' },
  widths: { type: 'array', items: { type: 'integer' } },
  making: { enum: ['waiting', 'ready', 'failed'] },
  moves: { type: 'boolean', description: 'Whether there is a moving edition beside the still ones.' },
  ...mediaWords,
  takenAt: text,
  lapsed: { type: 'boolean' },
  cautions: {
    type: 'array',
    items: { enum: rightsCautions },
    description: 'What its rights ask of whoever publishes it; none of it stops a story by itself.',
  },
  withdrawn: { oneOf: [{ type: 'null' }, object({ at: moment, why: text })] },
  shownAt: { type: ['string', 'null'], description: 'When it last went before readers, where it still is.' },
  person: text,
  createdAt: moment,
  mayChange: { type: 'boolean' },
};

const schemas = {
  Error: object(
    {
      error: object(
        {
          code: { enum: Object.keys(refusalStatus) satisfies string[] as RefusalCode[] },
          message: { type: 'string', description: 'In Arabic; in English with Accept-Language: en.' },
          path: { type: 'string', description: 'What is wrong, e.g. `body.content[3].attrs.href`.' },
          detail: { type: 'string', description: 'In English, for whoever wrote the call.' },
        },
        ['path', 'detail'],
      ),
      story: ref('Story'),
    },
    ['story'],
  ),
  Section: object({ slug: text, name: text }),
  Body: {
    type: 'object',
    description:
      'Tiptap JSON: `doc` with paragraph, heading (level 2–3), bulletList, orderedList, listItem, blockquote, pullQuote (attribution), figure (media, alt, credit; content is the caption), gallery (of figures), video (as figure, and poster) and audio, table (caption), tableRow, tableHeader and tableCell (colspan, rowspan; the rows make a whole grid of at most 50 columns and 1,000 rows), factBox (title), interview of question and answer, timeline of timelineEntry (time, date), relatedStory (story: an id; readers see it only while that story is live), sourceNote (for the newsroom alone: in no page, feed, search or `text`), embed (provider, url, text, author, handle, postedAt, and where known title, picture: the id of a still, ratio, fetchedAt, hash), horizontalRule, hardBreak, text with bold, italic, link (href). Blocks carry `dir` where it is not the story’s.',
    properties: { type: { const: 'doc' }, content: { type: 'array', items: { type: 'object' } } },
    required: ['type', 'content'],
  },
  BodyInput: {
    oneOf: [ref('Body'), object({ format: { enum: ['text', 'html', 'markdown'] }, content: text })],
    description: 'Tiptap JSON that is not allowed is refused; the other formats are cleaned, see `warnings`.',
  },
  Story: object(
    {
      id: text,
      edition: { ...edition, description: 'Fixed once the story was published: its address depends on it.' },
      translationOf,
      revision,
      state: { enum: storyStates },
      live: {
        oneOf: [{ type: 'null' }, object({ revision, publishedAt: moment, updatedAt: moment })],
        description: 'What readers see; null for nothing.',
      },
      headline: text,
      lead: text,
      section: ref('Section'),
      byline: text,
      tags: { type: 'array', items: text },
      body: ref('Body'),
      text: { type: 'string', description: 'The body’s plain text.' },
      author: object({ id: text, name: text }),
      approvedRevision: { type: ['integer', 'null'], description: 'Void (null) after any edit.' },
      scheduledFor: {
        oneOf: [{ type: 'null' }, moment],
        description: 'When it is published by itself; null unless `scheduled`.',
      },
      url: {
        type: ['string', 'null'],
        description: 'Absolute, percent-encoded; null until first published.',
      },
      createdAt: moment,
      changedAt: moment,
      warnings: { type: 'array', items: text, description: 'What cleaning the body dropped.' },
    },
    ['warnings'],
  ),
  Embed: object(
    {
      provider: { enum: [...providers.map(({ name }) => name), 'link', 'iframe'] },
      url: { type: 'string', description: 'In the one form that the provider itself uses.' },
      text,
      author: text,
      handle: text,
      postedAt: { type: 'string', description: 'ISO 8601, or empty.' },
      title: text,
      picture: { type: 'string', description: 'Id of the still, stored as ours.' },
      ratio: { type: 'number', description: 'Width by height of what plays.' },
      fetchedAt: { type: 'string', description: 'When the provider answered, ISO 8601.' },
      hash: { type: 'string', description: 'SHA-256 of what it answered.' },
    },
    ['title', 'picture', 'ratio', 'fetchedAt', 'hash'],
  ),
  Picture: object({
    id: text,
    kind: { enum: ['image', 'audio', 'video', 'document'] },
    width: { type: 'integer', description: '0 where there is nothing to see.' },
    height: { type: 'integer' },
    widths: {
      type: 'array',
      items: { type: 'integer' },
      description: 'The renditions there are by now; all of them once `making` is `ready`.',
    },
    making: { enum: ['waiting', 'ready', 'failed'] },
    mime: text,
    bytes: { type: 'integer' },
    fileName: text,
    caption: text,
    credit: text,
    alt: text,
    exact: { type: 'array', items: text, description: 'Ids of the same file, stored before.' },
    near: { type: 'array', items: text, description: 'Ids of pictures that look like it.' },
  }),
  MediaItem: object(mediaItem),
  MediaDetail: object(
    {
      ...mediaItem,
      stories: {
        type: 'array',
        items: object({
          id: text,
          headline: text,
          state: { enum: storyStates },
          isLive: { type: 'boolean' },
          publishedAt: { type: ['string', 'null'] },
        }),
      },
      exact: { type: 'array', items: text },
      near: { type: 'array', items: text },
      pages: { type: 'integer', description: 'How many published pages were made anew.' },
    },
    ['pages'],
  ),
  HistoryEntry: object(
    {
      id: { type: 'integer' },
      at: moment,
      actor: object({ id: { type: ['string', 'null'] }, name: text }),
      action: { enum: [...storyActions, ...otherEvents] },
      from: { enum: [...storyStates, null] },
      to: { enum: [...storyStates, null] },
      revision: { type: ['integer', 'null'] },
      note: {
        type: ['string', 'null'],
        description:
          'Of `choose-edition`: the edition, and after a space the id of what the story translates.',
      },
      due: { oneOf: [{ type: 'null' }, moment], description: 'The time a `schedule` named.' },
      saves: { type: 'integer', description: 'How many saves in a row this entry stands for.' },
    },
    ['saves'],
  ),
  StoryListItem: object({
    id: text,
    edition,
    revision,
    headline: text,
    section: ref('Section'),
    state: { enum: storyStates },
    live: {
      oneOf: [{ type: 'null' }, object({ revision, publishedAt: moment, updatedAt: moment })],
    },
    scheduledFor: { oneOf: [{ type: 'null' }, moment] },
    author: object({ id: text, name: text }),
    words: { type: 'integer' },
    changedAt: moment,
    actions: { type: 'array', items: { enum: storyActions } },
  }),
} as const;

function body(schema: object) {
  return { required: true, content: { 'application/json': { schema } } };
}

const storyFields = {
  headline: text,
  section: { type: 'string', description: "A section's slug." },
  body: ref('BodyInput'),
  lead: text,
  tags: { type: 'array', items: text },
  byline: text,
};

export function describeApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Midad',
      version: '1',
      description: 'The newsroom’s HTTP API: the same commands as the desk and the command line.',
    },
    servers: [{ url: publicOrigin() }],
    security: [{ token: [] }],
    paths: {
      '/api/v1/stories': {
        get: {
          operationId: 'listStories',
          summary: 'The stories the caller may see, newest change first',
          responses: {
            200: json(object({ stories: { type: 'array', items: ref('StoryListItem') } }), 'The list.'),
            ...refusals(401),
          },
        },
        post: {
          operationId: 'createStory',
          summary: 'Makes a draft',
          parameters: [idempotencyKey],
          requestBody: body(
            object({ ...storyFields, edition, translationOf }, [
              'lead',
              'tags',
              'byline',
              'edition',
              'translationOf',
            ]),
          ),
          responses: {
            201: json(ref('Story'), 'The draft.'),
            ...refusals(400, 401, 403, 413, 415, 422),
          },
        },
      },
      '/api/v1/stories/{id}': {
        get: {
          operationId: 'getStory',
          summary: 'The working copy',
          parameters: [storyId],
          responses: { 200: json(ref('Story'), 'The story.'), ...refusals(401, 404) },
        },
        patch: {
          operationId: 'saveStory',
          summary: 'Saves changes on the revision the caller saw',
          parameters: [storyId, idempotencyKey],
          requestBody: body(object({ revision, ...storyFields }, Object.keys(storyFields))),
          responses: {
            200: json(ref('Story'), 'The story as saved.'),
            ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
          },
        },
      },
      '/api/v1/stories/{id}/actions/{action}': {
        post: {
          operationId: 'actOnStory',
          summary: 'Takes a step of the workflow',
          parameters: [
            storyId,
            { name: 'action', in: 'path', required: true, schema: { enum: storyActions } },
            idempotencyKey,
          ],
          requestBody: body(
            object(
              {
                revision,
                note: text,
                at: {
                  ...moment,
                  description: 'For `schedule` only: ISO 8601 with a time zone, in the future.',
                },
              },
              ['note', 'at'],
            ),
          ),
          responses: {
            200: json(ref('Story'), 'The story after the step.'),
            ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
          },
        },
      },
      '/api/v1/stories/{id}/edition': {
        put: {
          operationId: 'chooseEdition',
          summary: 'Which edition a story is of (until it was first published), and what it translates',
          description:
            '`en` needs the English edition, which an admin switches on. A story has at most one translation. Text, state and revision stay as they are.',
          parameters: [storyId],
          requestBody: body(object({ edition, translationOf }, ['edition', 'translationOf'])),
          responses: {
            200: json(ref('Story'), 'The story.'),
            ...refusals(400, 401, 403, 404, 409, 415, 422),
          },
        },
      },
      '/api/v1/stories/{id}/history': {
        get: {
          operationId: 'getHistory',
          summary: 'All that happened to the story, newest first',
          parameters: [storyId],
          responses: {
            200: json(object({ history: { type: 'array', items: ref('HistoryEntry') } }), 'The history.'),
            ...refusals(401, 404),
          },
        },
      },
      '/api/v1/stories/{id}/comments': {
        get: {
          operationId: 'listComments',
          summary: 'What readers see under a live story, oldest first, 50 a page',
          security: [],
          parameters: [
            storyId,
            { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
          ],
          responses: {
            200: json(
              object({
                comments: {
                  type: 'array',
                  items: object({
                    ...{ id: text, name: text },
                    isStaff: { type: 'boolean', description: 'By somebody of the newsroom, signed in.' },
                    text: { type: 'string', description: 'Plain text.' },
                    createdAt: moment,
                  }),
                },
                total: { type: 'integer' },
                isOpen: { type: 'boolean', description: 'The story takes new ones.' },
                closesAt: { type: ['string', 'null'], format: 'date-time' },
              }),
              'The comments; 404 where the story shows none.',
            ),
            ...refusals(404),
          },
        },
        post: {
          operationId: 'postComment',
          summary: 'Writes a comment, as a reader or (with a token or session) as somebody of the newsroom',
          description:
            'A reader’s browser sends a `proof`: a number `solution` for which SHA-256 of `challenge:solution` begins with the `bits` zero bits that the challenge asks for. Without one the comment always waits for a moderator, and far fewer are taken. Tightly limited by address. A form (`application/x-www-form-urlencoded`) is answered with 303 or an HTML page.',
          security: [],
          parameters: [storyId, idempotencyKey],
          requestBody: body(
            object(
              {
                name: { type: 'string', maxLength: 60, description: 'An account’s own name goes before it.' },
                text: {
                  type: 'string',
                  minLength: 1,
                  maxLength: 2000,
                  description: 'Plain text; lines stay lines.',
                },
                website: { type: 'string', description: 'Empty. People don’t see this field.' },
                proof: {
                  oneOf: [object({ challenge: text, solution: text }), { type: 'null' }],
                },
              },
              ['name', 'website', 'proof'],
            ),
          ),
          responses: {
            201: json(
              object({ id: text, state: { enum: ['approved', 'waiting'] } }),
              'Taken in: readers see it, or somebody looks at it first.',
            ),
            ...refusals(400, 401, 403, 404, 409, 413, 415, 422, 429),
          },
        },
      },
      '/api/v1/stories/{id}/comments/challenge': {
        get: {
          operationId: 'getCommentChallenge',
          summary: 'What to work on before a comment is sent; used once, within half an hour',
          security: [],
          parameters: [storyId],
          responses: {
            200: json(
              object({
                challenge: text,
                bits: { type: 'integer' },
                expiresAt: moment,
                as: {
                  type: ['string', 'null'],
                  description: 'The name of who is signed in; no proof is needed then.',
                },
              }),
              'The challenge.',
            ),
            ...refusals(401, 404, 429),
          },
        },
      },
      '/api/v1/stories/{id}/comments/reports': {
        post: {
          operationId: 'reportComment',
          summary: 'Reports a comment that readers see; a second time by the same reader counts nothing',
          security: [],
          parameters: [storyId],
          requestBody: body(object({ comment: text })),
          responses: {
            200: json(object({ reported: { const: true } }), 'It has arrived.'),
            ...refusals(400, 401, 403, 404, 413, 415, 422, 429),
          },
        },
      },
      '/api/v1/sections': {
        get: {
          operationId: 'listSections',
          summary: 'The newsroom’s sections in their order',
          responses: {
            200: json(object({ sections: { type: 'array', items: ref('Section') } }), 'The sections.'),
            ...refusals(401),
          },
        },
      },
      '/api/v1/search': {
        get: {
          operationId: 'search',
          summary:
            'Searches what is published, bodies too; found with or without hamza, vowels and article, English words by any ending',
          security: [],
          parameters: [
            {
              name: 'q',
              in: 'query',
              required: true,
              schema: { type: 'string', maxLength: 200 },
              description: 'All of these words; a phrase in "" or «».',
            },
            {
              name: 'edition',
              in: 'query',
              schema: { ...edition, default: 'ar' },
              description: '`en` where the newsroom has an English edition.',
            },
            { name: 'section', in: 'query', schema: text, description: 'A section’s slug.' },
            { name: 'author', in: 'query', schema: text, description: 'A name in the byline.' },
            { name: 'from', in: 'query', schema: day, description: 'First day, in the newsroom’s zone.' },
            { name: 'to', in: 'query', schema: day, description: 'Last day.' },
            { name: 'sort', in: 'query', schema: { enum: ['newest', 'best'], default: 'newest' } },
            { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
          ],
          responses: {
            200: json(
              object({
                results: {
                  type: 'array',
                  items: object({
                    ...{ id: text, headline: text, url: text, section: ref('Section') },
                    ...{ lead: text, byline: text, publishedAt: moment, updatedAt: moment },
                    snippet: {
                      type: 'array',
                      items: object({ text, hit: { type: 'boolean' } }),
                      description: 'A part of the text as written; a `hit` is a word that was found.',
                    },
                  }),
                },
                total: { type: 'integer', description: 'Counted to 1,000.' },
                more: { type: 'boolean', description: 'There are more than those.' },
                suggestion: {
                  type: ['string', 'null'],
                  description: 'Another spelling that finds something, where this one finds nothing.',
                },
                complete: {
                  type: 'boolean',
                  description:
                    'False while the server still indexes stories that no search finds yet, as after an upgrade from a Midad without search.',
                },
              }),
              'At most 20 a page, newest first unless asked otherwise.',
            ),
            ...refusals(422, 429),
          },
        },
      },
      '/api/v1/embeds': {
        post: {
          operationId: 'readEmbed',
          summary: 'The attrs of an `embed` node for an address or a provider’s markup',
          description:
            'With the words, author, time and still that the provider gives within six seconds; without them where it gives none. `refresh` asks it again.',
          requestBody: body(
            object({ url: text, html: text, refresh: { type: 'boolean' } }, ['url', 'html', 'refresh']),
          ),
          responses: { 200: json(ref('Embed'), 'The attrs.'), ...refusals(400, 401, 403, 413, 415, 422) },
        },
      },
      '/api/v1/media': {
        get: {
          operationId: 'listMedia',
          summary: 'The library, newest first',
          parameters: [
            { name: 'q', in: 'query', schema: { type: 'string', maxLength: 200 } },
            { name: 'kind', in: 'query', schema: { enum: mediaKinds } },
            { name: 'only', in: 'query', schema: { enum: mediaFilters } },
            { name: 'offset', in: 'query', schema: { type: 'integer', minimum: 0 } },
          ],
          responses: {
            200: json(
              object({ items: { type: 'array', items: ref('MediaItem') }, total: { type: 'integer' } }),
              'At most 60.',
            ),
            ...refusals(401),
          },
        },
        post: {
          operationId: 'storePicture',
          summary:
            'Stores a picture (up to 25 MB and 50 megapixels), sound, video or document, of up to 30 MB in one call; answers once the original is on the disk',
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: object(
                  { file: { type: 'string', format: 'binary' }, caption: text, credit: text, alt: text },
                  ['caption', 'credit', 'alt'],
                ),
              },
              'application/json': {
                schema: object(
                  {
                    url: {
                      type: 'string',
                      description: 'The https address of the file itself: it is fetched from there.',
                    },
                    caption: text,
                    credit: text,
                    alt: text,
                  },
                  ['caption', 'credit', 'alt'],
                ),
              },
            },
          },
          responses: {
            201: json(ref('Picture'), 'The stored file.'),
            ...refusals(400, 401, 403, 413, 415, 422, 429),
          },
        },
      },
      '/api/v1/media/{id}': {
        get: {
          operationId: 'getMedia',
          summary: 'A stored file with its rights and where it is used',
          parameters: [mediaId],
          responses: { 200: json(ref('MediaDetail'), 'The file.'), ...refusals(401, 404) },
        },
        patch: {
          operationId: 'changeMedia',
          summary: 'Changes words, rights or the focus of crops',
          parameters: [mediaId],
          requestBody: body(object(mediaWords, Object.keys(mediaWords))),
          responses: {
            200: json(ref('MediaDetail'), 'The file.'),
            ...refusals(400, 401, 403, 404, 413, 415, 422),
          },
        },
        delete: {
          operationId: 'deleteMedia',
          summary: 'Deletes a file that no story uses',
          parameters: [mediaId],
          responses: { 204: { description: 'Gone.' }, ...refusals(401, 403, 404, 409) },
        },
      },
      '/api/v1/media/{id}/actions/{action}': {
        post: {
          operationId: 'actOnMedia',
          summary:
            'Withdraws a file from every published page and every story to come (with a `note`), or restores it',
          parameters: [
            mediaId,
            { name: 'action', in: 'path', required: true, schema: { enum: ['withdraw', 'restore'] } },
          ],
          requestBody: body(object({ note: text }, ['note'])),
          responses: {
            200: json(ref('MediaDetail'), 'The file.'),
            ...refusals(400, 401, 403, 404, 413, 415, 422),
          },
        },
      },
      '/api/v1/media/uploads': {
        post: {
          operationId: 'beginUpload',
          summary:
            'Announces a file that comes in pieces (tus 1.0, `creation`): sound or video of up to 256 MB, a PDF of up to 64 MB, a picture of up to 25 MB',
          parameters: [
            { name: 'Upload-Length', in: 'header', required: true, schema: { type: 'integer', minimum: 1 } },
            {
              name: 'Upload-Metadata',
              in: 'header',
              schema: text,
              description: '`filename` and its base64.',
            },
          ],
          responses: {
            201: { description: 'Its address is in `Location`.' },
            ...refusals(401, 403, 413, 422, 429),
          },
        },
      },
      '/api/v1/media/uploads/{id}': {
        head: {
          operationId: 'getUpload',
          summary: 'How much has come, in `Upload-Offset`',
          parameters: [mediaId],
          responses: {
            200: { description: 'Known.' },
            401: { description: 'Nobody.' },
            404: { description: 'None.' },
          },
        },
        patch: {
          operationId: 'addPiece',
          summary:
            'The next piece, at most 8 MB. A file of a kind or size that is not taken is refused with its first.',
          parameters: [
            mediaId,
            { name: 'Upload-Offset', in: 'header', required: true, schema: { type: 'integer', minimum: 0 } },
          ],
          requestBody: {
            required: true,
            content: { 'application/offset+octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
          responses: {
            200: json(ref('Picture'), 'It was the last piece: the stored file.'),
            204: { description: 'More is to come.' },
            ...refusals(401, 403, 404, 409, 413, 415, 422, 429),
          },
        },
        delete: {
          operationId: 'dropUpload',
          summary: 'Throws away what has come',
          parameters: [mediaId],
          responses: { 204: { description: 'Gone.' }, ...refusals(401, 403, 404) },
        },
      },
      '/api/v1/openapi.json': {
        get: {
          operationId: 'describe',
          summary: 'This description',
          security: [],
          responses: { 200: json({ type: 'object' }, 'OpenAPI 3.1.') },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas,
    },
  };
}

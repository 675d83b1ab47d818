import { commentsPath, sectionPath, storyPath } from '#document/address.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { JsonLd } from './json-ld.tsx';
import { Meta } from './meta.tsx';
import { Paging } from './paging.tsx';
import { Shell } from './shell.tsx';
import type { CommentsPageProps } from './types.ts';

/**
 * The comments under a story, on a page of their own for whoever has no script. The story's page takes `#thread` out of it
 * when a reader comes near (comments.js), so there is one rendering of both.
 */
export function CommentsPage(props: CommentsPageProps) {
  const { site, story, comments, total, page, hasNext } = props;
  const words = site.words.comments;
  const at = { edition: story.edition, section: story.section.slug, id: story.id, slug: story.slug };
  const title = words.pageTitle(story.headline);
  const section = { name: story.section.name, path: sectionPath(site.edition, story.section.slug) };
  const head = (
    <>
      <Meta
        site={site}
        title={title}
        description={words.description(story.headline)}
        path={commentsPath(at, page)}
      />
      <script src={site.scripts.comments} defer />
      <JsonLd
        data={{
          '@graph': [
            breadcrumbs(site, [
              section,
              { name: story.headline, path: storyPath(at) },
              { name: words.title, path: commentsPath(at, page) },
            ]),
          ],
        }}
      />
    </>
  );
  return (
    <Shell site={site} title={title} head={head} styles={[site.commentsCss]} current={story.section.slug}>
      <div className="story">
        <header>
          <p className="kicker">
            <a href={storyPath(at)}>{words.backToStory}</a>
          </p>
          <h1 dir="auto" className="long">
            {story.headline}
          </h1>
        </header>
      </div>
      <section className="row" aria-labelledby="comments-title">
        <h2 id="comments-title">{words.title}</h2>
        <div id="thread">
          <p className="meta">{total > 0 ? site.count(total, words.count) : words.none}</p>
          {comments.length > 0 && (
            <ol>
              {comments.map((comment) => (
                <li key={comment.id} id={`c-${comment.id}`} tabIndex={-1}>
                  <p className="meta">
                    <bdi className="by">{comment.name}</bdi>
                    {comment.isStaff && <span className="staff">{words.staff}</span>}
                    <time dateTime={comment.createdAt}>{site.dateTime(comment.createdAt)}</time>
                  </p>
                  {comment.text
                    .split('\n')
                    .filter(Boolean)
                    .map((line, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, rendered once
                      <p key={index} dir="auto">
                        {line}
                      </p>
                    ))}
                  <button
                    type="submit"
                    form="report"
                    name="comment"
                    value={comment.id}
                    aria-label={`${words.report}: ${comment.name}`}
                  >
                    {words.report}
                  </button>
                </li>
              ))}
            </ol>
          )}
          <Paging
            label={words.paging}
            newer={page > 1 ? { path: commentsPath(at, page - 1), label: words.older } : null}
            older={hasNext ? { path: commentsPath(at, page + 1), label: words.newer } : null}
          />
          {comments.length > 0 && (
            <form id="report" method="post" action={`/api/v1/stories/${story.id}/comments/reports`}>
              <p id="reported" className="said">
                {words.reported}
              </p>
            </form>
          )}
          {props.isOpen ? <CommentForm {...props} /> : <p className="meta">{words.closed}</p>}
        </div>
      </section>
    </Shell>
  );
}

function CommentForm({ site, story, closesAt, moderation }: CommentsPageProps) {
  const words = site.words.comments;
  return (
    <form
      id="comment"
      method="post"
      action={`/api/v1/stories/${story.id}/comments`}
      aria-labelledby="write"
      data-closes={closesAt ?? undefined}
      data-closed={words.closed}
      data-as={words.as}
      data-sending={words.sending}
      data-sent={words.sent}
      data-shown={words.shown}
      data-failed={words.failed}
    >
      <h3 id="write">{words.write}</h3>
      <p id="sent" className="said">
        {words.sent}
      </p>
      <p>
        <label htmlFor="comment-name">{words.name}</label>
        <input
          id="comment-name"
          type="text"
          name="name"
          required
          maxLength={60}
          autoComplete="nickname"
          dir="auto"
        />
      </p>
      <p>
        <label htmlFor="comment-text">{words.text}</label>
        <textarea id="comment-text" name="text" required maxLength={2000} rows={5} dir="auto" />
      </p>
      <p className="trap">
        <label htmlFor="comment-website">{words.trap}</label>
        <input id="comment-website" type="text" name="website" tabIndex={-1} autoComplete="off" />
      </p>
      <p className="meta">
        {moderation === 'before' ? words.readFirst : words.readAfter}{' '}
        {closesAt && words.openUntil(site.dateTime(closesAt))}
      </p>
      <button type="submit">{words.send}</button>
      <p className="status" role="status" />
    </form>
  );
}

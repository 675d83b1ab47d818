import type { Metadata } from 'next';
import { CommentSettingsForm } from '#components/desk/moderation/comment-settings-form.tsx';
import { SectionNamesForm } from '#components/desk/section-names-form.tsx';
import { SettingsForm } from '#components/desk/settings-form.tsx';
import { getCommentSettings } from '#db/queries/comment-settings.ts';
import { listSectionNames } from '#db/queries/sections.ts';
import { getDesk } from '../get-desk.ts';
import { requireAdmin } from '../require-actor.ts';
import { saveNewsroom } from './actions.ts';
import { saveComments } from './comment-actions.ts';
import { saveSectionNames } from './section-actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.settings.title };
}

export default async function SettingsPage() {
  await requireAdmin('/desk/settings');
  const { db, words, locale, settings } = await getDesk();
  const comments = await getCommentSettings(db.read);
  const sections = settings.english ? await listSectionNames(db.read) : [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.settings.title}</h1>
      </div>
      <SettingsForm
        values={{
          ...settings,
          english: String(settings.english),
          needsCredit: String(settings.needsCredit),
          needsRights: String(settings.needsRights),
          frameHosts: settings.frameHosts.join('\n'),
        }}
        timeZones={Intl.supportedValuesOf('timeZone')}
        action={saveNewsroom}
        locale={locale}
      />
      {settings.english ? (
        <SectionNamesForm sections={sections} action={saveSectionNames} locale={locale} />
      ) : null}
      <CommentSettingsForm
        values={{
          ...comments,
          closeAfterDays: String(comments.closeAfterDays),
          words: comments.words.join('\n'),
        }}
        action={saveComments}
        locale={locale}
      />
    </div>
  );
}

import type { Metadata } from 'next';
import { SettingsForm } from '#components/desk/settings-form.tsx';
import { getDesk } from '../get-desk.ts';
import { requireAdmin } from '../require-actor.ts';
import { saveNewsroom } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.settings.title };
}

export default async function SettingsPage() {
  await requireAdmin('/desk/settings');
  const { words, locale, settings } = await getDesk();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.settings.title}</h1>
      </div>
      <SettingsForm
        values={{
          ...settings,
          needsCredit: String(settings.needsCredit),
          needsRights: String(settings.needsRights),
          frameHosts: settings.frameHosts.join('\n'),
        }}
        timeZones={Intl.supportedValuesOf('timeZone')}
        action={saveNewsroom}
        locale={locale}
      />
    </div>
  );
}

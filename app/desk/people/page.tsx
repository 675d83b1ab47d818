import type { Metadata } from 'next';
import { AddPersonForm } from '#components/desk/add-person-form.tsx';
import { PeopleList } from '#components/desk/people-list.tsx';
import { listPeople } from '#newsroom/people.ts';
import { getDesk } from '../get-desk.ts';
import { requireAdmin } from '../require-actor.ts';
import { addColleague, changeColleague } from './actions.ts';

const roles = ['journalist', 'editor', 'admin'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.people.title };
}

export default async function PeoplePage() {
  const actor = await requireAdmin('/desk/people');
  const { db, words, locale } = await getDesk();
  const people = (await listPeople(db)).map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    isDisabled: person.banned,
    isSelf: person.id === actor.id,
  }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.people.title}</h1>
      </div>
      <p className="quiet">{words.people.intro}</p>
      <PeopleList people={people} action={changeColleague} locale={locale} />
      <AddPersonForm action={addColleague} locale={locale} />
      <dl className="roles">
        {roles.map((role) => (
          <div key={role}>
            <dt>{words.roles[role]}</dt>
            <dd>{words.people.rolesHelp[role]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

import { notFound } from 'next/navigation';
import { requireActor } from '../require-actor.ts';

/** Any other address under /desk is the desk's own «not found», not the readers'. */
export default async function UnknownDeskPage({ params }: PageProps<'/desk/[...rest]'>) {
  const { rest } = await params;
  await requireActor(`/desk/${rest.join('/')}`);
  notFound();
}

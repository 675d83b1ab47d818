import Link from 'next/link';
import { getDesk } from './get-desk.ts';

export default async function DeskNotFound() {
  const { words } = await getDesk();
  return (
    <div className="blank">
      <h1>{words.missing.title}</h1>
      <p>{words.missing.text}</p>
      <p>
        <Link href="/desk">{words.missing.back}</Link>
      </p>
    </div>
  );
}

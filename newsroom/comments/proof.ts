/**
 * Proof of work without a third party: the server signs a challenge, the reader's browser looks for a number that
 * makes the hash of both begin with enough zero bits. Nothing is stored until a challenge is used.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Db } from '#db/client.ts';
import { now } from '#db/clock.ts';
import { keyFor } from '../house-key.ts';

/** About 33,000 hashes: under a second on a new phone, some on an old one, done while the reader writes. */
const bits = 15;
const validMs = 30 * 60_000;

export interface Challenge {
  challenge: string;
  /** How many leading zero bits SHA-256 of `challenge:solution` must have. */
  bits: number;
  /** ISO 8601. */
  expiresAt: string;
}

export interface Proof {
  challenge: string;
  /** Decimal digits. */
  solution: string;
}

function sign(db: Db, text: string): Buffer {
  return createHmac('sha256', keyFor(db.folder, 'comment proofs')).update(text).digest();
}

export function makeChallenge(db: Db, storyId: string): Challenge {
  const until = now().getTime() + validMs;
  const text = `${storyId}.${until}.${bits}.${randomBytes(12).toString('base64url')}`;
  return {
    challenge: `${text}.${sign(db, text).toString('base64url')}`,
    bits,
    expiresAt: new Date(until).toISOString(),
  };
}

/** What is to be marked as used where the proof holds for this story now; null where it doesn't. */
export function checkProof(db: Db, storyId: string, proof: Proof): { nonce: string; until: string } | null {
  const parts = proof.challenge.split('.');
  const [story, until, asked, nonce, signature] = parts;
  if (parts.length !== 5 || story !== storyId || !nonce || !signature) return null;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(db, parts.slice(0, 4).join('.'));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  if (Number(until) <= now().getTime()) return null;
  if (!/^\d{1,12}$/.test(proof.solution)) return null;
  const hash = createHash('sha256').update(`${proof.challenge}:${proof.solution}`).digest();
  if (leadingZeros(hash) < Number(asked)) return null;
  return { nonce, until: new Date(Number(until)).toISOString() };
}

function leadingZeros(hash: Buffer): number {
  let zeros = 0;
  for (const byte of hash) {
    if (byte !== 0) return zeros + Math.clz32(byte) - 24;
    zeros += 8;
  }
  return zeros;
}

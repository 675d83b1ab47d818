import { describe, expect, test } from 'vitest';
import { deskPath, readForm } from './read-form.ts';

describe('after signing in one goes', () => {
  test('to the page of the desk one wanted, with its question', () => {
    expect(deskPath('/desk/stories/7k?from=review')).toBe('/desk/stories/7k?from=review');
    expect(deskPath('/desk')).toBe('/desk');
  });

  test.each([
    'https://evil.example/desk',
    '//evil.example/desk',
    '/\\evil.example/desk',
    'javascript:alert(1)',
    '/desk/../api/v1/stories',
    '/desktop',
    '/',
    '',
    'http://',
    '/desk/sign-in?to=/desk/sign-in',
  ])('to the list instead of %j', (wanted) => {
    expect(deskPath(wanted)).toBe('/desk');
  });
});

test('a field that is missing or a file reads as empty text', () => {
  const form = new FormData();
  form.set('name', 'سلمى');
  form.set('email', new File(['x'], 'x.txt'));
  expect(readForm(form, ['name', 'email', 'role'])).toEqual({ name: 'سلمى', email: '', role: '' });
});

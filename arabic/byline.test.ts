import { describe, expect, test } from 'vitest';
import { namesInByline, splitByline } from './byline.ts';

describe('who wrote it', () => {
  test.each([
    ['سلمى الحداد', ['سلمى الحداد']],
    ['سلمى الحداد ونادر الصباغ', ['سلمى الحداد', 'نادر الصباغ']],
    ['سلمى الحداد، ونادر الصباغ', ['سلمى الحداد', 'نادر الصباغ']],
    ['سلمى الحداد، نادر الصباغ وريم الخطيب', ['سلمى الحداد', 'نادر الصباغ', 'ريم الخطيب']],
    ['سلمى الحداد و نادر', ['سلمى الحداد', 'نادر']],
    ['محمد وهبي', ['محمد وهبي']],
    ['كمال أحمد وهبي', ['كمال أحمد وهبي']],
    ['وليد الخطيب', ['وليد الخطيب']],
    ['سلمى الحداد ووليد الخطيب', ['سلمى الحداد', 'وليد الخطيب']],
    ['سلمى الحداد، وليد الخطيب', ['سلمى الحداد', 'وليد الخطيب']],
    ['بقلم: سلمى الحداد', ['سلمى الحداد']],
    ['Salma Haddad, Nader S.', ['Salma Haddad', 'Nader S.']],
    ['By Salma Haddad, Nader S., and Alexander Sanders', ['Salma Haddad', 'Nader S.', 'Alexander Sanders']],
    ['Salma Haddad and Sandy Rowe', ['Salma Haddad', 'Sandy Rowe']],
    ['وكالة الأنباء المحلية', ['وكالة الأنباء المحلية']],
    ['', []],
    ['، ،', []],
  ])('«%s»', (byline, names) => {
    expect(namesInByline(byline)).toEqual(names);
    expect(
      splitByline(byline)
        .map((part) => part.text)
        .join(''),
    ).toBe(byline);
  });
});

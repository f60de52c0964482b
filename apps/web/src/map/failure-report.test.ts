import { describe, expect, it } from 'vitest';
import { FailureReport, type MapFailure } from './failure-report';

function report(): { told: MapFailure[]; subject: FailureReport } {
  const told: MapFailure[] = [];
  return { told, subject: new FailureReport((failure) => told.push(failure)) };
}

describe('FailureReport', () => {
  it('tells of a hundred failing tiles once, and knows where they were missing', () => {
    const { told, subject } = report();
    for (let tile = 0; tile < 100; tile++) subject.take({ error: { status: 503 }, sourceId: tile % 2 === 0 ? 'streets' : 'places' });
    expect(told).toEqual(['tiles']);
    expect([...subject.sources]).toEqual(['streets', 'places']);
  });
  it('tells again after somebody asked to retry', () => {
    const { told, subject } = report();
    subject.take({ error: {} });
    subject.expectNews();
    subject.take({ error: {} });
    expect(told).toEqual(['tiles', 'tiles']);
  });
  it('says that a session has ended, and nothing about a layer one may not see', () => {
    const { told, subject } = report();
    subject.take({ error: { status: 403 }, sourceId: 'incidents' });
    subject.take({ error: { status: 401 }, sourceId: 'streets' });
    expect(told).toEqual(['signed-out']);
    expect(subject.sources.size).toBe(0);
  });
  it('forgives a source that begins anew', () => {
    const { subject } = report();
    subject.take({ error: { status: 500 }, sourceId: 'streets' });
    subject.forgive(['streets']);
    expect(subject.sources.size).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { FailureReport, type MapFailure } from './failure-report';

function report(): { told: MapFailure[]; subject: FailureReport } {
  const told: MapFailure[] = [];
  return { told, subject: new FailureReport((failure) => told.push(failure)) };
}

describe('FailureReport', () => {
  it('tells of a hundred failing tiles once', () => {
    const { told, subject } = report();
    for (let tile = 0; tile < 100; tile++) subject.take({ status: 503 });
    expect(told).toEqual(['tiles']);
  });
  it('tells again after somebody asked to retry', () => {
    const { told, subject } = report();
    subject.take({});
    subject.forget();
    subject.take({});
    expect(told).toEqual(['tiles', 'tiles']);
  });
  it('says that a session has ended, and nothing about a layer one may not see', () => {
    const { told, subject } = report();
    subject.take({ status: 403 });
    subject.take({ status: 401 });
    expect(told).toEqual(['signed-out']);
  });
});

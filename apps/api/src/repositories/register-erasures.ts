import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';
import { replaceTeamsOf } from './teams';

/** Whether anything names a person: duty, leave, a post's plan, a check-in. Such a person is not erased. Teams do not count: who goes, leaves them. */
export async function isPersonReferred(tx: Database, id: number): Promise<boolean> {
  const [row] = await rowsOf<{ isReferred: boolean }>(tx, sql`
    select exists (select from duty_assignment where person_id = ${id}::int) or exists (select from published_assignment where person_id = ${id}::int or relieves_person_id = ${id}::int)
      or exists (select from person_leave where person_id = ${id}::int)
      or exists (select from check_in where person_id = ${id}::int) or exists (select from duty_prompt where person_id = ${id}::int) or exists (select from duty_tick where person_id = ${id}::int) or exists (select from duty_alarm where person_id = ${id}::int) or exists (select from patrol_task_person where person_id = ${id}::int)
      or exists (select from post where (plan #>> '{who,primaryPersonId}')::int = ${id}::int or (plan #>> '{who,reliefPersonId}')::int = ${id}::int)
      or exists (select from person where id = ${id}::int and account_id is not null) as "isReferred"`);
  return row?.isReferred ?? false;
}

/** Takes a person out of the register as if never entered. */
export async function erasePerson(tx: Database, id: number): Promise<void> {
  await replaceTeamsOf(tx, id, []);
  await rowsOf(tx, sql`delete from certificate where person_id = ${id}::int`);
  await rowsOf(tx, sql`delete from person where id = ${id}::int`);
}

/** Whether shifts were made of a post. */
export async function isPostReferred(tx: Database, id: number): Promise<boolean> {
  const [row] = await rowsOf<{ isReferred: boolean }>(tx, sql`select exists (select from duty_shift where post_id = ${id}::int) as "isReferred"`);
  return row?.isReferred ?? false;
}

/** Takes a post out of the register with its history, as if never founded. */
export async function erasePost(tx: Database, id: number): Promise<void> {
  await rowsOf(tx, sql`delete from post_version where post_id = ${id}::int`);
  await rowsOf(tx, sql`delete from post where id = ${id}::int`);
}

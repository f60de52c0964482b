import './provided';
import { embeddedTemplate } from './embedded-template';

/** Makes the template directory once, before the workers want to copy it. */
export default async function setup(): Promise<void> {
  await embeddedTemplate({ migrated: true });
}

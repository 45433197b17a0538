import type { Context } from '../context';
import type { MaterialContent } from './material-content';
import { projectComponents } from './project-components';
import type { ComponentItem, InstallationFact, RemovalFact } from './project-components';

/** What was put into a unit, also under the panel positions bound to it. */
export async function listComponents(
  { loaders }: Context,
  unitKey: string,
  includeSuperseded: boolean,
): Promise<readonly ComponentItem[]> {
  const facts = await loaders.componentFactsByUnit.load(unitKey);
  const installations: InstallationFact[] = [];
  const removals: RemovalFact[] = [];
  for (const fact of facts) {
    if (fact.kind === 'INSTALLATION') installations.push(fact);
    else removals.push(fact);
  }
  const digests = [...new Set(installations.map((installation) => installation.materialSetSha256))];
  const contents = await Promise.all(digests.map((digest) => loaders.materialContentByDigest.load(digest)));
  const sets = new Map<string, MaterialContent>();
  for (const content of contents) if (content) sets.set(content.sha256, content);
  return projectComponents(installations, removals, sets, includeSuperseded);
}

import { afterAll, beforeAll } from '@jest/globals';

import { describeImageDigests } from './image-digests.suite';
import { describeImages } from './images.suite';
import { describeKeys } from './keys.suite';
import { describeSignatures } from './signatures.suite';
import { FirmwareSubgraph } from './subgraph';

let firmware: FirmwareSubgraph;
beforeAll(async () => {
  firmware = await FirmwareSubgraph.start();
}, 60_000);
afterAll(() => firmware.stop());

describeImages(() => firmware);
describeImageDigests(() => firmware);
describeKeys(() => firmware);
describeSignatures(() => firmware);

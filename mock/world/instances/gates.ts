import type { Wire } from '../../spec/types.ts';
import type { World } from '../kernel/world.ts';
import type { InstanceRow } from '../resources/rows.ts';

type Facts = Pick<World<unknown>, 'profile'>;

const open = {
  ...{ enableDomainName: true, enableCombinationRetention: true },
  ...{ enableArtifactScanning: true, enableArtifactGc: true },
};

export const featureGatesOf = ({ feature_gates }: InstanceRow, { profile }: Facts): Wire<'FeatureGates'> => ({
  ...open,
  ...(profile['instances.feature_gates'] === 'samples' && { enableCombinationRetention: false }),
  ...feature_gates,
});

export const globalFeatureGates = ({ profile }: Facts): Wire<'GlobalFeatureGates'> => {
  const isServed = profile['instances.feature_gates'] === 'served';
  return {
    ...{ cerAvailable: isServed, enableEnterprise: isServed },
    ...{ enableUserDefObs: true, enableIntranetAccessSwitch: true },
  };
};

/** What v1.0 calls the properties of a user, beyond those Graph gives without `$select`. */
const SINGLE = new Set(
  `accountEnabled ageGroup authorizationInfo city companyName consentProvidedForMinor country
  createdDateTime creationType customSecurityAttributes deletedDateTime department displayName
  employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType externalUserState
  externalUserStateChangeDateTime faxNumber givenName id isResourceAccount jobTitle
  lastPasswordChangeDateTime legalAgeGroupClassification mail mailNickname mobilePhone officeLocation
  onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes
  onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName
  onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName passwordPolicies
  passwordProfile postalCode preferredDataLocation preferredLanguage securityIdentifier
  showInAddressList signInActivity signInSessionsValidFromDateTime state streetAddress surname
  usageLocation userPrincipalName userType`.split(/\s+/),
);
const COLLECTIONS = new Set(
  `assignedLicenses assignedPlans businessPhones identities imAddresses licenseAssignmentStates
  onPremisesProvisioningErrors otherMails provisionedPlans proxyAddresses
  serviceProvisioningErrors`.split(/\s+/),
);
/** Kept by another service: given for one person, never in a list. */
const ELSEWHERE = new Set(
  `aboutMe birthday hireDate interests mailboxSettings mySite pastProjects preferredName
  responsibilities schools skills`.split(/\s+/),
);
const ELSEWHERE_COLLECTIONS = new Set(
  'interests pastProjects responsibilities schools skills'.split(' '),
);

export type PropertyKind = 'single' | 'collection' | 'elsewhere' | 'unknown';
export const propertyKind = (name: string): PropertyKind => {
  if (SINGLE.has(name)) return 'single';
  if (COLLECTIONS.has(name)) return 'collection';
  return ELSEWHERE.has(name) ? 'elsewhere' : 'unknown';
};

/** What an unset property is. */
export const emptyOf = (name: string): null | [] =>
  COLLECTIONS.has(name) || ELSEWHERE_COLLECTIONS.has(name) ? [] : null;

/** What Graph returns of a user when nothing is selected. */
export const DEFAULTS = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];
/** What a filter may name; the others are refused. */
export const FILTERABLE = new Set([
  'id',
  'mail',
  'userPrincipalName',
  'displayName',
  'givenName',
  'surname',
  'jobTitle',
  'department',
  'country',
  'city',
  'companyName',
  'employeeId',
  'accountEnabled',
  'preferredLanguage',
  'userType',
  'officeLocation',
  'createdDateTime',
  'identities',
  'proxyAddresses',
  'otherMails',
]);

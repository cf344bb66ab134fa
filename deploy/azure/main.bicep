// Praxis on Azure Container Apps: two instances, PostgreSQL, Key Vault, and the Azure Bot in front of them.
// docs/administrator.md leads through it. Secrets are made by hand in the vault; none is a parameter but the password
// of the database, which is needed to make it.

targetScope = 'resourceGroup'

@description('Begins the names of everything that is made: small letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'praxis'

param location string = resourceGroup().location

@description('The image, built from deploy/Dockerfile and pushed to a registry that the identity may pull from.')
param image string

@description('Server name of the registry, for example contoso.azurecr.io; empty where the image is public.')
param registry string = ''

@description('The https host under which Teams reaches Praxis, for example praxis.contoso.org.')
param host string

@description('Application (client) id of the app registration.')
param appId string

@description('Directory (tenant) id of the organization.')
param tenantId string = tenant().tenantId

@description('The SharePoint site of lists and libraries: contoso.sharepoint.com:/sites/knowledge')
param knowledgeSite string

@description('Mail addresses or object ids of the first administrators, separated by commas.')
param administrators string

@description('Mailbox from which people are written to whom Teams cannot reach; empty: nobody is.')
param mailSender string = ''

@description('False for the first run, which makes the vault; true once its secrets are in it.')
param secretsAreSet bool = false

@secure()
param databasePassword string

@minValue(1)
@maxValue(4)
param instances int = 2

var suffix = uniqueString(resourceGroup().id)
var databaseName = 'praxis'
var databaseLogin = 'praxis'
var secretNames = ['certificate', 'certificate-key', 'token-keys']
var secretsUser = subscriptionResourceId(
  'Microsoft.Authorization/roleDefinitions',
  '4633458b-17de-408a-b874-0445c86b69e6'
)

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    retentionInDays: 30
    sku: { name: 'PerGB2018' }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}${suffix}'
  location: location
  properties: {
    tenantId: tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: secretsUser
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${suffix}'
  location: location
  sku: { name: 'Standard_B2s', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseLogin
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 64, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 35, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }
}

resource schema 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: database
  name: databaseName
  properties: { charset: 'UTF8', collation: 'C.utf8' }
}

// Azure's own addresses and no others. With a virtual network use private access in its place.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  // One change of a server at a time.
  dependsOn: [schema]
  parent: database
  name: 'azure'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = if (secretsAreSet) {
  name: name
  location: location
  dependsOn: [readsSecrets, schema, fromAzure]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 3978, transport: 'http', allowInsecure: false }
      registries: registry == '' ? [] : [{ server: registry, identity: identity.id }]
      secrets: concat(
        [
          {
            name: 'database-url'
            value: 'postgres://${databaseLogin}:${uriComponent(databasePassword)}@${database.properties.fullyQualifiedDomainName}:5432/${databaseName}?sslmode=verify-full'
          }
        ],
        map(secretNames, secret => {
          name: secret
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret}'
          identity: identity.id
        })
      )
    }
    template: {
      // As long as the process takes to finish the turns in hand.
      terminationGracePeriodSeconds: 60
      scale: { minReplicas: instances, maxReplicas: instances }
      volumes: [
        {
          name: 'certificate'
          storageType: 'Secret'
          secrets: [
            { secretRef: 'certificate', path: 'certificate.pem' }
            { secretRef: 'certificate-key', path: 'certificate-key.pem' }
          ]
        }
      ]
      containers: [
        {
          name: 'praxis'
          image: image
          resources: { cpu: json('1'), memory: '2Gi' }
          volumeMounts: [{ volumeName: 'certificate', mountPath: '/secrets' }]
          env: [
            { name: 'PORT', value: '3978' }
            { name: 'PUBLIC_URL', value: 'https://${host}' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'PRAXIS_ADMINS', value: administrators }
            { name: 'KNOWLEDGE_SITE', value: knowledgeSite }
            { name: 'MAIL_SENDER', value: mailSender }
            { name: 'TOKEN_KEYS', secretRef: 'token-keys' }
            { name: 'MicrosoftAppId', value: appId }
            { name: 'MicrosoftAppTenantId', value: tenantId }
            { name: 'MicrosoftAppType', value: 'SingleTenant' }
            { name: 'MicrosoftAppCertificateFile', value: '/secrets/certificate.pem' }
            { name: 'MicrosoftAppCertificateKeyFile', value: '/secrets/certificate-key.pem' }
          ]
          probes: [
            // The first start brings the schema up to date and reads who there is.
            { type: 'Startup', tcpSocket: { port: 3978 }, periodSeconds: 5, failureThreshold: 60 }
            // It listens, or it is started again; a database that is away is no reason for that.
            { type: 'Liveness', tcpSocket: { port: 3978 }, periodSeconds: 10, failureThreshold: 3 }
            { type: 'Readiness', httpGet: { port: 3978, path: '/healthz' }, periodSeconds: 10, failureThreshold: 3 }
          ]
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Praxis'
    endpoint: 'https://${host}/api/messages'
    msaAppId: appId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

@description('Point the DNS name of host here (CNAME), then bind it with a certificate to the container app.')
output address string = secretsAreSet ? app!.properties.configuration.ingress.fqdn : 'not made yet: set the secrets and run again with secretsAreSet=true'
output vault string = vault.name
output database string = database.properties.fullyQualifiedDomainName

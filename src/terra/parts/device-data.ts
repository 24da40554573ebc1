/** The device that recorded the data, or the app it came through. */
export const deviceData = {
  name: 'text',
  manufacturer: 'text',
  serial_number: 'text',
  hardware_version: 'text',
  software_version: 'text',
  activation_timestamp: 'timestamp',
  last_upload_date: 'date',
  data_provided: ['DeviceDataType'],
  other_devices: [
    {
      name: 'text',
      manufacturer: 'text',
      serial_number: 'text',
      hardware_version: 'text',
      software_version: 'text',
      last_upload_date: 'date',
      data_provided: ['DeviceDataType'],
    },
  ],
} as const

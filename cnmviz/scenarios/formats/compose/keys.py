"""The keys of the Compose Specification: those that mean something to a network, and those that a lab has nothing for."""

from __future__ import annotations

TOP = frozenset(("version", "name", "services", "networks", "volumes", "secrets", "configs", "include", "models"))
TOP_LISTED = {
    "volumes": "volumes",
    "secrets": "secrets",
    "configs": "configs",
    "models": "models",
}

SERVICE = frozenset(
    (
        *("build", "cap_add", "command", "container_name", "depends_on", "deploy", "dns", "dns_opt", "dns_search", "domainname"),
        *("entrypoint", "environment", "expose", "extends", "external_links", "extra_hosts", "hostname", "image", "labels"),
        *("links", "mac_address", "network_mode", "networks", "ports", "profiles", "scale", "stdin_open", "tty"),
    )
)
"""What is read of a service."""

SERVICE_LISTED = frozenset(
    (
        *("annotations", "attach", "blkio_config", "cap_drop", "cgroup", "cgroup_parent", "configs", "cpu_count", "cpu_percent"),
        *("cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "cpus", "cpuset", "credential_spec"),
        *("develop", "device_cgroup_rules", "devices", "env_file", "gpus", "group_add", "healthcheck", "init", "ipc"),
        *("isolation", "label_file", "logging", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "models"),
        *("oom_kill_disable", "oom_score_adj", "pid", "pids_limit", "platform", "post_start", "pre_start", "pre_stop"),
        *("privileged", "provider", "pull_policy", "pull_refresh_after", "read_only", "restart", "runtime", "secrets"),
        *("security_opt", "shm_size", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "ulimits"),
        *("use_api_socket", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir"),
    )
)
"""What is told of a service, and not read."""

DEPLOY = frozenset(
    (
        "mode",
        "endpoint_mode",
        "replicas",
        "labels",
        "rollback_config",
        "update_config",
        "resources",
        "restart_policy",
        "placement",
    )
)
NETWORK = frozenset(
    (
        *("attachable", "driver", "driver_opts", "enable_ipv4", "enable_ipv6", "external", "internal", "ipam", "labels"),
        "name",
    )
)
PLUG = frozenset(
    (
        *("aliases", "driver_opts", "gw_priority", "interface_name", "ipv4_address", "ipv6_address", "link_local_ips"),
        *("mac_address", "priority"),
    )
)
PORT = frozenset(("app_protocol", "host_ip", "mode", "name", "protocol", "published", "target"))
IPAM = frozenset(("driver", "config", "options"))
POOL = frozenset(("subnet", "ip_range", "gateway", "aux_addresses"))

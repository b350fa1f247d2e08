"""The flags that `docker run` and `docker create` share, with the help texts of docker's command line.

Flags of storage, resources and security are accepted, so that pasted commands work; a lab has nothing that they could change.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import flag_values
from ..settings import read_network
from . import ImageRef, ModeRef, argument, flag


@dataclass(frozen=True, slots=True)
class InertFlags:
    """What stands first on the line, and the flags that mean nothing to a network."""

    image: ImageRef = argument("IMAGE")  # noqa: RUF009, it returns a field
    args: tuple[str, ...] = argument("COMMAND", rest=True)
    annotation: tuple[str, ...] = flag(
        "--annotation", help="Add an annotation to the container (passed through to the OCI runtime)", kind="map", default=()
    )
    cap_drop: tuple[str, ...] = flag("--cap-drop", help="Drop Linux capabilities", default=())
    cgroupns: str = flag("--cgroupns", help="Cgroup namespace to use (host|private)", default="")
    cidfile: str = flag("--cidfile", help="Write the container ID to the file", default="")
    cpu_shares: str = flag("-c", "--cpu-shares", help="CPU shares (relative weight)", kind="int", default="")
    cpus: str = flag("--cpus", help="Number of CPUs", kind="decimal", default="", check=flag_values.fraction)
    cpuset_cpus: str = flag("--cpuset-cpus", help="CPUs in which to allow execution (0-3, 0,1)", default="")
    device: tuple[str, ...] = flag("--device", help="Add a host device to the container", default=())
    env_file: tuple[str, ...] = flag("--env-file", help="Read in a file of environment variables", default=())
    gpus: str = flag(
        "--gpus", help="GPU devices to add to the container ('all' to pass all GPUs)", kind="gpu-request", default=""
    )
    group_add: tuple[str, ...] = flag("--group-add", help="Add additional groups to join", default=())
    health_cmd: str = flag("--health-cmd", help="Command to run to check health", default="")
    health_interval: str = flag(
        "--health-interval",
        help="Time between running the check (ms|s|m|h) (default 0s)",
        kind="duration",
        default="",
        check=flag_values.duration,
    )
    health_retries: str = flag("--health-retries", help="Consecutive failures needed to report unhealthy", kind="int", default="")
    health_start_period: str = flag(
        "--health-start-period",
        help="Start period for the container to initialize before starting health-retries countdown (ms|s|m|h) (default 0s)",
        kind="duration",
        default="",
        check=flag_values.duration,
    )
    health_timeout: str = flag(
        "--health-timeout",
        help="Maximum time to allow one check to run (ms|s|m|h) (default 0s)",
        kind="duration",
        default="",
        check=flag_values.duration,
    )
    init: bool = flag("--init", help="Run an init inside the container that forwards signals and reaps processes", default=False)
    ipc: str = flag("--ipc", help="IPC mode to use", default="")
    label_file: tuple[str, ...] = flag("--label-file", help="Read in a line delimited file of labels", default=())
    log_driver: str = flag("--log-driver", help="Logging driver for the container", default="")
    log_opt: tuple[str, ...] = flag("--log-opt", help="Log driver options", default=())
    memory: str = flag("-m", "--memory", help="Memory limit", kind="bytes", default="", check=flag_values.size)
    memory_swap: str = flag(
        "--memory-swap",
        help="Swap limit equal to memory plus swap: '-1' to enable unlimited swap",
        kind="bytes",
        default="",
        check=flag_values.swap,
    )
    mount: tuple[str, ...] = flag("--mount", help="Attach a filesystem mount to the container", kind="mount", default=())
    no_healthcheck: bool = flag("--no-healthcheck", help="Disable any container-specified HEALTHCHECK", default=False)
    pid: str = flag("--pid", help="PID namespace to use", default="")
    pids_limit: str = flag("--pids-limit", help="Tune container pids limit (set -1 for unlimited)", kind="int", default="")
    platform: str = flag("--platform", help="Set platform if server is multi-platform capable", default="")
    privileged: bool = flag("--privileged", help="Give extended privileges to this container", default=False)
    pull: str = flag("--pull", help='Pull image before creating ("always", "missing", "never")', default="missing")
    quiet: bool = flag("-q", "--quiet", help="Suppress the pull output", default=False)
    read_only: bool = flag("--read-only", help="Mount the container's root filesystem as read only", default=False)
    runtime: str = flag("--runtime", help="Runtime to use for this container", default="")
    security_opt: tuple[str, ...] = flag("--security-opt", help="Security Options", default=())
    shm_size: str = flag("--shm-size", help="Size of /dev/shm", kind="bytes", default="", check=flag_values.size)
    stop_signal: str = flag("--stop-signal", help="Signal to stop the container", default="")
    stop_timeout: str = flag("--stop-timeout", help="Timeout (in seconds) to stop a container", kind="int", default="")
    sysctl: tuple[str, ...] = flag("--sysctl", help="Sysctl options", kind="map", default=(), check=flag_values.sysctl)
    tmpfs: tuple[str, ...] = flag("--tmpfs", help="Mount a tmpfs directory", default=())
    ulimit: tuple[str, ...] = flag("--ulimit", help="Ulimit options", kind="ulimit", default=())
    user: str = flag("-u", "--user", help="Username or UID (format: <name|uid>[:<group|gid>])", default="")
    userns: str = flag("--userns", help="User namespace to use", default="")
    uts: str = flag("--uts", help="UTS namespace to use", default="")
    volume: tuple[str, ...] = flag("-v", "--volume", help="Bind mount a volume", default=())
    volume_driver: str = flag("--volume-driver", help="Optional volume driver for the container", default="")
    volumes_from: tuple[str, ...] = flag("--volumes-from", help="Mount volumes from the specified container(s)", default=())
    workdir: str = flag("-w", "--workdir", help="Working directory inside the container", default="")


@dataclass(frozen=True, slots=True)
class ContainerFlags(InertFlags):
    """Everything that makes a container and its place on the networks."""

    add_host: tuple[str, ...] = flag(
        "--add-host", help="Add a custom host-to-IP mapping (host:ip)", default=(), check=flag_values.extra_host
    )
    attach: tuple[str, ...] = flag(
        "-a", "--attach", help="Attach to STDIN, STDOUT or STDERR", default=(), check=flag_values.stream
    )
    cap_add: tuple[str, ...] = flag("--cap-add", help="Add Linux capabilities", default=())
    dns: tuple[str, ...] = flag("--dns", help="Set custom DNS servers", default=(), check=flag_values.address)
    dns_option: tuple[str, ...] = flag("--dns-option", "--dns-opt", help="Set DNS options", default=())
    dns_search: tuple[str, ...] = flag(
        "--dns-search", help="Set custom DNS search domains", default=(), check=flag_values.search_domain
    )
    domainname: str = flag("--domainname", help="Container NIS domain name", default="")
    entrypoint: str = flag("--entrypoint", help="Overwrite the default ENTRYPOINT of the image", default=None)
    env: tuple[str, ...] = flag("-e", "--env", help="Set environment variables", default=(), check=flag_values.variable)
    expose: tuple[str, ...] = flag("--expose", help="Expose a port or a range of ports", default=())
    hostname: str = flag("-h", "--hostname", help="Container host name", default="")
    interactive: bool = flag("-i", "--interactive", help="Keep STDIN open even if not attached", default=False)
    ip: str = flag("--ip", help="IPv4 address (e.g., 172.30.100.104)", default="")
    ip6: str = flag("--ip6", help="IPv6 address (e.g., 2001:db8::33)", default="")
    label: tuple[str, ...] = flag("-l", "--label", help="Set meta data on a container", default=(), check=flag_values.label)
    link: tuple[str, ...] = flag("--link", help="Add link to another container", default=(), check=flag_values.link)
    link_local_ip: tuple[str, ...] = flag(
        "--link-local-ip", help="Container IPv4/IPv6 link-local addresses", default=(), check=flag_values.address
    )
    mac_address: str = flag("--mac-address", help="Container MAC address (e.g., 92:d0:c6:0a:29:33)", default="")
    name: str = flag("--name", help="Assign a name to the container", default="")
    network: tuple[ModeRef, ...] = flag(
        "--network", "--net", help="Connect a container to a network", kind="network", default=(), check=read_network
    )
    network_alias: tuple[str, ...] = flag(
        "--network-alias", "--net-alias", help="Add network-scoped alias for the container", default=()
    )
    publish: tuple[str, ...] = flag("-p", "--publish", help="Publish a container's port(s) to the host", default=())
    publish_all: bool = flag("-P", "--publish-all", help="Publish all exposed ports to random ports", default=False)
    restart: str = flag("--restart", help="Restart policy to apply when a container exits", default="no")
    rm: bool = flag(
        "--rm", help="Automatically remove the container and its associated anonymous volumes when it exits", default=False
    )
    tty: bool = flag("-t", "--tty", help="Allocate a pseudo-TTY", default=False)
